import type { Element } from '../markup.ts'
import { read } from './reading.ts'
import { isHeading } from './survey.ts'

/** Whether an image is all that a heading says: its words are in the picture. */
export function isWholeHeading(element: Element): boolean {
  let { parent } = element
  for (let hops = 0; hops < 4 && parent.kind === 'element'; hops++) {
    if (isHeading(parent)) {
      const { words, unknown, images } = read(parent)
      return words === '' && !unknown && images.length === 1
    }
    parent = parent.parent
  }
  return false
}
