import type { Element } from '../markup.ts'
import { actionOfIcon, actionWord } from './action-words.ts'
import { pictureNameOf } from './image-element.ts'

/** The word for the action that an icon is named after: what it is called, never what it looks like. */
export function wordOfIcon(image: Element, language: string | undefined): string | undefined {
  const action = actionOfIcon(pictureNameOf(image).tokens)
  return action === undefined ? undefined : actionWord(action, language)
}
