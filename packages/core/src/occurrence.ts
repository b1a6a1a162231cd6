import type { Range, Slot } from './markup.ts'
import type { Language } from './source.ts'

/** What an occurrence is, by the rules of W3C ACT, HTML-AAM and CommonMark. */
export type Verdict = 'missing' | 'decorative' | 'described' | 'named' | 'hidden' | 'dynamic'

/** What an image does where it stands (W3C `alt` decision tree). `null`: nothing, it is decorative or hidden. */
export type Role = 'informative' | 'functional' | 'redundant' | 'complex' | 'text' | null

/** What the markup alone says is to be done. */
export type Decision =
  /** A person has decided; never touched. */
  | 'nothing'
  /** Words for the target of a link or the action of a button; pixels are never asked. */
  | 'destination'
  /** Propose `alt=""`; a person confirms. */
  | 'propose-empty'
  /** A short draft, and a finding that more is needed. */
  | 'short-plus-finding'
  /** Draft from the picture. */
  | 'caption'
  /** Only a person can tell. */
  | 'person'

/** What kind of thing stands there. */
export type ImageKind = 'img' | 'markdown' | 'component' | 'input' | 'area' | 'object' | 'svg' | 'role-img'

/** What the markup says the picture is. */
export type ImageSource =
  /** An address as written, decoded: relative, public, alias, remote or `data:`. */
  | {
      readonly kind: 'address'
      readonly value: string
      /** The attribute it was found in where there is no `src`: `srcset`, `data-src`. */
      readonly from?: string | undefined
    }
  /** A file that code names; resolved as a module is. */
  | { readonly kind: 'asset'; readonly specifier: string }
  | { readonly kind: 'dynamic'; readonly text: string }
  /** There is none: `<area>`, inline `<svg>`, no `src`. */
  | { readonly kind: 'none' }

/** What stands around an image. Every part is plain text, one line, trimmed; absent where there is none. */
export interface Context {
  readonly title?: string | undefined
  readonly heading?: string | undefined
  readonly caption?: string | undefined
  /** The link's address as written. */
  readonly link?: string | undefined
  readonly linkText?: string | undefined
  /** Words before and after, in the same block or the nearest ones. */
  readonly before?: string | undefined
  readonly after?: string | undefined
  /** BCP 47, from the nearest `lang`, front matter or a locale folder. */
  readonly language?: string | undefined
}

/** An alternative that stands there and says nothing: `alt=" "`, `alt={undefined}`. */
export interface Blank {
  /** Of the whole attribute. */
  readonly range: Range
  /** How the attribute is written in this language. */
  readonly slot: Slot
}

/** One image at one place in one source file. */
export interface Occurrence {
  /** POSIX path of the source from the root. */
  readonly file: string
  readonly language: Language
  readonly kind: ImageKind
  /** Of the tag, or of the Markdown image; UTF-16 offsets into the file as it stands. */
  readonly range: Range
  /** 1-based. */
  readonly line: number
  /** 1-based, UTF-16. */
  readonly column: number
  readonly source: ImageSource
  readonly verdict: Verdict
  /** Why the verdict is what it is: a code such as `no-alt`, `alt-blank`, `alt-empty`, `aria-label`. */
  readonly reason: string
  /** The alternative as it stands, decoded; `null` where there is none or it is dynamic. */
  readonly alt: string | null
  /** The name that counts, where it is not the `alt`: an ARIA name, a title. */
  readonly name: string | null
  /** The `title` attribute as it stands, decoded; absent where there is none or it is dynamic. */
  readonly title?: string | undefined
  /** The link or button that has no name, because this image is all that is in it and has none itself. */
  readonly unnames?: 'link' | 'button' | undefined
  readonly role: Role
  /** How the role was found, in codes, for `why`. */
  readonly roleReason: string
  readonly decision: Decision
  /** Words that the markup itself yields for a functional image. */
  readonly suggest: string | null
  /** Whether someone wrote those words, or they were made of the link's address: then the target's own title is better. */
  readonly suggestFrom: 'markup' | 'address' | null
  readonly context: Context
  /** Where words go in; absent where nothing may be put in (an alternative stands there in any form, a spread, no place). */
  readonly slot: Slot | undefined
  /** A blank alternative: a build reports it, `apply --fix-blank` writes over it. */
  readonly blank: Blank | undefined
}
