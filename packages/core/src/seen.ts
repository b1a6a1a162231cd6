import type { AltTextError } from './error.ts'
import type { Resolution } from './image.ts'
import type { Occurrence } from './occurrence.ts'
import type { Source } from './source.ts'
import type { State, Use } from './entry.ts'

/** Why an image without an alternative gets none. */
export type Left =
  /** A fill would draft words. */
  | 'unfilled'
  /** The picture changed since its words were drafted. */
  | 'stale'
  /** The picture changed, and a person's words stand in its entry: nothing is drafted until they look. */
  | 'held'
  /** A draft that a person has corrected and left a draft: it is not drafted again. */
  | 'corrected'
  /** Only a draft, and the build injects what people have seen. */
  | 'unreviewed'
  /** A person found the picture unusable or the words wrong. */
  | 'rejected'
  /** `alt=""` is proposed; a person confirms. */
  | 'proposed'
  /** Its link or button says nothing: words for the target, which only the page's author knows. */
  | 'functional'
  /** The markup does not tell what it does there. */
  | 'person'
  /** An alternative stands there, blank or empty: it is a person's, and never filled. */
  | 'blank'
  /** No `alt` is possible there: an object, an inline svg, `role="img"`. */
  | 'no-slot'
  | 'remote'
  | 'dynamic-source'
  | 'no-source'
  | 'image-missing'
  | 'image-unreadable'
  /** Of a built page: its `alt=""` was made of Markdown's `![](x)`, which says nothing. */
  | 'markdown-empty'
  /** Of a built page: there are words, and the build did not put them in. */
  | 'not-injected'

/** What happens to one occurrence. */
export type Outcome =
  /** It has what it needs, or hides, or only run time tells. */
  | { readonly kind: 'settled' }
  /** Words go in; `null` is `alt=""`. `stale`: reviewed words of a picture that has changed since. */
  | {
      readonly kind: 'words'
      readonly words: string | null
      readonly state: State
      readonly by: string | undefined
      /** Key of the entry they come from. */
      readonly key: string
      readonly stale: boolean
      /** The use in it that they come from, where they hold for one place only. */
      readonly use?: Use | undefined
      /** BCP 47, where they stand under `languages` in it. */
      readonly spoken?: string | undefined
    }
  | { readonly kind: 'left'; readonly why: Left; readonly use?: Use | undefined }

/** One occurrence with everything that is known about it. */
export interface Seen {
  readonly occurrence: Occurrence
  readonly resolution: Resolution
  /** BCP 47 of the page around it. */
  readonly language: string
  readonly outcome: Outcome
  /** Of a built page, where that is known: the Markdown that it comes from. */
  readonly writtenIn?: { readonly file: string; readonly line: number } | undefined
}

/** One source file, looked at. A file that could not be read has an error and no images. */
export interface Look {
  readonly source: Pick<Source, 'path'> & Partial<Source>
  readonly seen: readonly Seen[]
  readonly error?: AltTextError | undefined
}
