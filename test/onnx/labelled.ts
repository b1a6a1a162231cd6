import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Background, canvas, type Colour, type Form, placed } from './shape.ts'

/** A picture of the world that the tiny model knows, and what it is. */
export interface Labelled {
  readonly file: string
  readonly path: string
  /** For `<CAPTION>`. */
  readonly words: string
  /** For `<MORE_DETAILED_CAPTION>`: it says where everything is. */
  readonly details: string
}

/** All pictures that were labelled, where that folder stands beside this checkout: a hundred, too many for Git. */
export const everyPicture: string = resolve('../shared/tiny-captioner/images')

/** A dozen of them, which are always there. */
export const fewPictures = 'test/fixtures/shapes'

/** The pictures of a folder; `undefined` where it is not there. */
export function readLabelled(folder: string): Labelled[] | undefined {
  const list = join(folder, 'labels.json')
  if (!existsSync(list)) return undefined
  const labels = JSON.parse(readFileSync(list, 'utf8')) as Record<string, string>[]
  return labels.map((label) => ({
    file: label['file'] ?? '',
    path: join(folder, label['file'] ?? ''),
    words: label['<CAPTION>'] ?? label['caption'] ?? '',
    details: label['<MORE_DETAILED_CAPTION>'] ?? label['more_detailed'] ?? '',
  }))
}

/** The picture drawn anew from its label: by another renderer than the one that drew what the model learned from. */
export function redrawn({ words, details }: Labelled): Buffer {
  const [, background = ''] = /on an? (.+?) background/.exec(details) ?? []
  const objects = [...words.matchAll(/\ban? (\w+) (circle|square|triangle|star|diamond|cross)\b/g)]
  const places = objects.length === 1 ? [single(details)] : pair(words)
  const content = objects.map(([, colour, form], index) =>
    placed(form as Form, colour as Colour, places[index] as (typeof places)[number]),
  )
  return canvas(background as Background, content.join(''))
}

interface Place {
  readonly x: number
  readonly y: number
  readonly radius: number
}

/** "a small yellow star … It is placed at the top left." */
function single(details: string): Place {
  const small = /shows a small/.test(details)
  const step = small ? 27 : 16
  const where = /placed (?:at|in) the (.+)\./.exec(details)?.[1] ?? ''
  const across = where.includes('left') ? -1 : where.includes('right') ? 1 : 0
  const down = where.includes('top') ? -1 : where.includes('bottom') ? 1 : 0
  return { x: 50 + across * step, y: 50 + down * step, radius: small ? 14 : 29 }
}

/** "… above …", "… to the left of …" */
function pair(words: string): Place[] {
  const above = words.includes(' above ')
  return [-1, 1].map((side) => ({ x: above ? 50 : 50 + side * 23, y: above ? 50 + side * 23 : 50, radius: 16 }))
}
