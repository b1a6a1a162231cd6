/** A component that renders an image, and the names of its two props. */
export interface ImageComponent {
  readonly src: string
  readonly alt: string
  /** The element it stands for, when it is not an `<img>`. @default 'img' */
  readonly as?: 'img' | 'area' | 'object' | 'input' | 'image-button' | undefined
}

/** `Image` (by name, wherever it comes from) or `next/image#default` (by import). */
export type ComponentTable = Readonly<Record<string, ImageComponent>>
