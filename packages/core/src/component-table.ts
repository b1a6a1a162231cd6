/** A component that renders an image, and the names of its two props. */
export interface ImageComponent {
  readonly src: string
  readonly alt: string
}

/** `Image` (by name, wherever it comes from) or `next/image#default` (by import). */
export type ComponentTable = Readonly<Record<string, ImageComponent>>
