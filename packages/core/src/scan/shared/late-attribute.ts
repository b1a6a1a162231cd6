import type { Attribute, Range, Value } from '../../markup.ts'

/** An attribute whose value is found out when somebody asks for it: a component has hundreds, and few are asked for. */
export class LateAttribute implements Attribute {
  readonly name: string
  readonly range: Range
  readonly #find: () => Value
  #value: Value | undefined

  constructor(name: string, range: Range, find: () => Value) {
    this.name = name
    this.range = range
    this.#find = find
  }

  get value(): Value {
    return (this.#value ??= this.#find())
  }
}
