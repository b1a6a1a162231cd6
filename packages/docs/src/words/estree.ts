import type { Words } from './words.ts'

interface EsNode {
  readonly type: string
  readonly start?: number
  readonly openingElement?: { readonly attributes: unknown[] }
}

/** Puts words into the tags of an expression: `{list.map(() => <img src="/a.png" />)}`. */
export function putIntoExpression(program: unknown, { images }: Words, shift: number): void {
  const pending: unknown[] = [program]
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (Array.isArray(node)) pending.push(...node)
    else if (isNode(node)) {
      const { type, start, openingElement } = node
      const image = type === 'JSXElement' && start !== undefined ? images.get(start + shift) : undefined
      if (image !== undefined) openingElement?.attributes.unshift(attribute(image.attribute, image.alt))
      pending.push(...Object.values(node).filter((value) => typeof value === 'object' && value !== null))
    }
  }
}

function isNode(value: unknown): value is EsNode {
  return typeof value === 'object' && value !== null && typeof (value as Partial<EsNode>).type === 'string'
}

function attribute(name: string, value: string): object {
  return {
    type: 'JSXAttribute',
    name: { type: 'JSXIdentifier', name },
    value: { type: 'Literal', value, raw: JSON.stringify(value) },
  }
}
