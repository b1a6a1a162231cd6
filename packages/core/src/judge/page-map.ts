/** Every one that there is, of the modules that find things out. */
const all: { forget(): void }[] = []

/**
 * What was found out about nodes and texts of the page that is being judged, so that images which share it do not ask again.
 * No `WeakMap`: one that lives long keeps what its values hold until a full collection, which of pages is their trees.
 */
export class PageMap<Key, Value> {
  #known = new Map<Key, Value>()

  constructor() {
    all.push(this)
  }

  get(key: Key): Value | undefined {
    return this.#known.get(key)
  }

  set(key: Key, value: Value): void {
    this.#known.set(key, value)
  }

  has(key: Key): boolean {
    return this.#known.has(key)
  }

  forget(): void {
    if (this.#known.size > 0) this.#known = new Map()
  }
}

/** Asks about one page; what was found out on the way is forgotten with it. */
export function onPage<Answer>(ask: () => Answer): Answer {
  try {
    return ask()
  } finally {
    for (const it of all) it.forget()
  }
}
