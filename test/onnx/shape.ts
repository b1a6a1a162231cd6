import sharp, { type Sharp } from 'sharp'

const colours = {
  red: '#d71e23',
  green: '#1e9637',
  blue: '#2346d7',
  yellow: '#f5dc2d',
  orange: '#fa8c19',
  purple: '#822daa',
  brown: '#784820',
  black: '#121212',
  white: '#fafafa',
  pink: '#fa96be',
} as const

const backgrounds = {
  white: '#fcfcfc',
  black: '#0c0c0c',
  gray: '#969696',
  'light blue': '#b9defa',
  beige: '#f0e2c4',
} as const

export type Colour = keyof typeof colours
export type Background = keyof typeof backgrounds
export type Form = 'circle' | 'square' | 'triangle' | 'star' | 'diamond' | 'cross'

const star = Array.from({ length: 10 }, (_, index) => {
  const radius = index % 2 === 0 ? 33 : 13.5
  const angle = (index * Math.PI) / 5
  return `${50 + radius * Math.sin(angle)},${50 - radius * Math.cos(angle)}`
}).join(' ')

const forms: Readonly<Record<Form, string>> = {
  circle: '<circle cx="50" cy="50" r="30"/>',
  square: '<rect x="23.6" y="23.6" width="52.8" height="52.8"/>',
  triangle: '<polygon points="50,20 78.5,74 21.5,74"/>',
  star: `<polygon points="${star}"/>`,
  diamond: '<polygon points="50,17 74,50 50,83 26,50"/>',
  cross: '<path d="M39.2 20h21.6v19.2H80v21.6H60.8V80H39.2V60.8H20V39.2h19.2z"/>',
}

/** A drawing in the world that the tiny model knows. */
export interface Shape {
  readonly form: Form
  readonly colour: Colour
  /** Transparent where absent. */
  readonly background?: Background | undefined
  /** Attributes of the `<svg>` that give its size. @default 200 by 200 pixels */
  readonly size?: string | undefined
}

/** A form, with its middle and its radius in units of the canvas. */
export function placed(form: Form, colour: Colour, at: { x: number; y: number; radius: number }): string {
  const place = `translate(${at.x} ${at.y}) scale(${at.radius / 30}) translate(-50 -50)`
  return `<g fill="${colours[colour]}" transform="${place}">${forms[form]}</g>`
}

/** A square of 100 by 100 units, 200 pixels wide. */
export function canvas(background: Background, content: string): Buffer {
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="200" height="200">` +
      `<rect width="100" height="100" fill="${backgrounds[background]}"/>${content}</svg>`,
  )
}

/** The drawing as SVG. */
export function svg({ form, colour, background, size = 'width="200" height="200"' }: Shape): Buffer {
  const ground = background ? `<rect width="100" height="100" fill="${backgrounds[background]}"/>` : ''
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" ${size}>${ground}` +
      `<g fill="${colours[colour]}">${forms[form]}</g></svg>`,
  )
}

/** The drawing as pixels, to be written in any format. */
export function drawn(shape: Shape): Sharp {
  return sharp(svg(shape))
}

/** What the tiny model says of it. */
export function wordsFor({ form, colour, background = 'white' }: Shape): string {
  return `${/^[aeiou]/.test(colour) ? 'an' : 'a'} ${colour} ${form} on a ${background} background`
}
