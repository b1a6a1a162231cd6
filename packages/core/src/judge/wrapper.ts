import type { Element, Parent } from '../markup.ts'
import { textOf } from './attributes.ts'
import { isFiller } from './position.ts'
import { classOf } from './reading.ts'

/** Wrappers that are looked at, and how much else may stand in the source of one. */
const most = { wrappers: 3, children: 9 }

/** Classes of an image, of the wrappers that hold it alone, and of its figure. */
export function classesAround(element: Element): string {
  const classes = [classOf(element), textOf(element, 'id') ?? '']
  let it: Parent = element.parent
  for (let hops = 0; hops < most.wrappers && it.kind === 'element'; hops++, it = it.parent) {
    if (it.name !== 'figure' && !holdsOne(it)) break
    classes.push(classOf(it))
  }
  return classes.filter((it) => it !== '').join(' ')
}

function holdsOne(parent: Element): boolean {
  const { children } = parent
  if (children.length > most.children) return false
  return (
    children.filter((child) => !isFiller(child) && !(child.kind === 'element' && child.name === 'source')).length === 1
  )
}
