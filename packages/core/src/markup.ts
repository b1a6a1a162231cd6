/**
 * What every scanner makes of a source: one neutral tree, so that verdict, role and
 * context are judged once for all languages. Offsets are UTF-16 units of the text given.
 */

/** Half-open: `text.slice(start, end)`. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** An attribute's value, as far as the markup alone tells. Character references are decoded. */
export type Value =
  | { readonly kind: 'text'; readonly value: string }
  /** The attribute stands there without a value: `<img alt>`. */
  | { readonly kind: 'bare' }
  /** Folds to something that is not rendered: `alt={undefined}`, `alt={null}`, `alt={false}`. */
  | { readonly kind: 'nothing' }
  /** A file named by code: `import a from './a.png'`, `new URL('./a.png', import.meta.url)`, `require('./a.png')`. */
  | { readonly kind: 'asset'; readonly specifier: string }
  /** Anything else: known at run time only. `text` is the source of the expression; `known` are the constant pieces of a template. */
  | { readonly kind: 'dynamic'; readonly text: string; readonly known?: readonly string[] | undefined }

export interface Attribute {
  /** Lower-case in languages that ignore case; as written elsewhere. `:src`, `v-bind:src` and `bind:src` are `src`. */
  readonly name: string
  readonly value: Value
  readonly range: Range
}

/**
 * How a language writes an attribute's value: which characters mean something else in it.
 * `markdown` is HTML inside Markdown, `mdx` JSX inside MDX.
 */
export type AttributeSyntax = 'html' | 'markdown' | 'jsx' | 'mdx' | 'vue' | 'svelte' | 'astro'

/** Where and how an alternative is put in. */
export type Slot =
  /** ` alt="…"` at this offset, right after the tag's name. `name` is the component's own prop, where it is not `alt`. */
  | {
      readonly kind: 'attribute'
      readonly at: number
      readonly syntax: AttributeSyntax
      readonly name?: string | undefined
    }
  /** Words between the empty brackets of a Markdown image: `![|](a.png)`. */
  | { readonly kind: 'brackets'; readonly at: number }

export interface Element {
  readonly kind: 'element'
  /** Lower-case HTML name; a component keeps its own (`Image`), see `component`. */
  readonly name: string
  /** A component of the framework, not an HTML element. */
  readonly component?: { readonly name: string } | undefined
  /** A Markdown image, whose empty alternative means "none was written". */
  readonly markdown?: boolean | undefined
  readonly attributes: readonly Attribute[]
  /** Attributes that come from elsewhere (`{...props}`, `v-bind="x"`, a template tag): offsets of each. */
  readonly spreads: readonly number[]
  /** The open tag, or the whole Markdown image. */
  readonly range: Range
  readonly slot: Slot | undefined
  readonly parent: Parent
  readonly children: Node[]
}

export interface Text {
  readonly kind: 'text'
  readonly value: string
  readonly start: number
  readonly parent: Parent
}

/** A piece that is known at run time only, between tags: `{name}`, `{{ name }}`. */
export interface Expression {
  readonly kind: 'expression'
  readonly text: string
  readonly start: number
  readonly parent: Parent
}

/** Comments carry marks: `<!-- alt-text: decorative -->`. */
export interface Comment {
  readonly kind: 'comment'
  readonly value: string
  readonly start: number
  readonly parent: Parent
}

export type Node = Element | Text | Expression | Comment
export type Parent = Element | Root

export interface Root {
  readonly kind: 'root'
  readonly children: Node[]
}

/** One source file, read. */
export interface Markup {
  readonly root: Root
  /** Every element that may be an image, in source order: collected while building, so nobody walks the tree to find them. */
  readonly images: readonly Element[]
  /** Every element that may be a heading, or the page's title, by its name or role, in source order: collected too. */
  readonly heads: readonly Element[]
  /** How many of `heads` stand before an image. */
  headsBefore(image: Element): number
  /** Elements by id, for `aria-labelledby` and `aria-describedby`. The first with an id wins. */
  readonly ids: ReadonlyMap<string, Element>
  /** Whether the file is a whole page or a fragment that others complete. */
  readonly whole: boolean
  /** What front matter says, as far as it is plain `key: text`. */
  readonly frontmatter: Readonly<Record<string, string>>
}
