import type { Element, Markup } from '../markup.ts'
import { textOf } from './attributes.ts'
import { controlOf } from './control.ts'
import { nameWithout } from './control-content.ts'
import { read } from './reading.ts'
import type { Judgement } from './verdict.ts'

/**
 * The link or button that an image without words leaves without a name, being all that is in it (ACT c487ae, 97a4e1):
 * a listener hears its address, or "button". "Read more" is a poor name, but one.
 */
export function unnamedControl(
  element: Element,
  { verdict }: Judgement,
  markup: Markup,
): 'link' | 'button' | undefined {
  if (verdict !== 'decorative') return undefined
  const control = controlOf(element)
  if (control === undefined || control.kind === 'label' || control.self) return undefined
  if (nameWithout(element, control, markup).kind !== 'none' || read(control.chain[0]).words !== '') return undefined
  return control.chain.some((it) => textOf(it, 'title')?.trim()) ? undefined : control.kind
}
