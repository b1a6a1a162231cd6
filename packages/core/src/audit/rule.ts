import type { Use } from '../entry.ts'
import type { Finding } from '../finding.ts'
import type { Level, RuleCode, RuleOptions } from '../rule-settings.ts'
import type { Example } from './example.ts'
import type { Page } from './page.ts'
import type { Site } from './site.ts'
import type { Subject } from './subject.ts'
import type { IgnoreUse } from './suppress.ts'

/** What a finding says beside its place, by name. */
export type Data = Finding['data']

/** A finding before its code and severity are put to it. */
export type Found = Omit<Finding, 'code' | 'severity'>

/** What a rule says of one image: there, or where its words stand in the captions file, once for all its places. */
export type Told =
  | { readonly where: 'image'; readonly data: Data }
  | { readonly where: 'entry'; readonly key: string; readonly part?: EntryPart; readonly data: Data }

/** What in an entry is meant: one of its uses, or the words of one of its languages; the entry itself without. */
export type EntryPart = Use | string | undefined

/** What a rule stands on. */
export interface Standard {
  readonly name: string
  readonly url: string
}

/** One thing the audit looks for. Rules produce data; reporters word it. `Options` have every default in them. */
export interface RuleOf<Code extends RuleCode = RuleCode, Options = Required<RuleOptions[Code]>> {
  readonly code: Code
  /** What it finds, as a sentence. */
  readonly finds: string
  /** Why that is amiss, for whom, and what would be right. */
  readonly why: string
  readonly standards: readonly Standard[]
  readonly levels: { readonly recommended: Level; readonly strict: Level }
  /** Defaults. */
  readonly options: Options
  /** A rule that this one is a case of: `--rule missing` asks for its cases too. */
  readonly kin?: RuleCode | undefined
  /** It only looks at images without an alternative: sources that have none of those need not be parsed for it. */
  readonly lackingOnly?: true | undefined
  readonly examples: { readonly bad: readonly Example[]; readonly good: readonly Example[] }
  /** Looks at one image: `undefined` is fine. */
  readonly image?: ((subject: Subject, options: Options) => Told | undefined) | undefined
  /** Looks at one source as a whole. */
  readonly page?: ((page: Page, options: Options) => Found[]) | undefined
  /** Looks at a comment that takes findings back, once it is known which. */
  readonly ignore?: ((use: IgnoreUse) => Data | undefined) | undefined
  /** Looks at the captions file, once all sources were seen. */
  readonly site?: ((site: Site, options: Options) => Found[]) | undefined
}

/** Any rule: what options it takes is between it and its settings. */
export type Rule = Omit<RuleOf, 'image' | 'page' | 'site' | 'options'> & {
  readonly options: Readonly<Record<string, unknown>>
  readonly image?: ((subject: Subject, options: never) => Told | undefined) | undefined
  readonly page?: ((page: Page, options: never) => Found[]) | undefined
  readonly site?: ((site: Site, options: never) => Found[]) | undefined
}
