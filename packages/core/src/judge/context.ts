import type { Element, Markup } from '../markup.ts'
import type { Context } from '../occurrence.ts'

/** What stands around an image. */
export function contextOf(_element: Element, _markup: Markup, _path: string): Context {
  return {}
}
