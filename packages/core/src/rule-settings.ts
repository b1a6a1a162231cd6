import * as v from 'valibot'

/** What becomes of a rule's findings. */
export type Level = 'error' | 'warn' | 'off'

/** Every rule of the audit, by its code, with the options that it takes. */
export interface RuleOptions {
  missing: NoOptions
  blank: NoOptions
  'link-unnamed': NoOptions
  'control-unnamed': NoOptions
  'graphic-unnamed': NoOptions
  'language-gap': NoOptions
  'file-name': NoOptions
  placeholder: NoOptions
  'redundant-words': {
    /** More words that say nothing on this site, as whole words. @default none */
    words?: readonly string[] | undefined
  }
  'repeats-neighbour': NoOptions
  'repeated-on-page': NoOptions
  /** Most characters, by what the image does there. */
  'too-long': {
    /** @default 250 */
    informative?: number | undefined
    /** A link or a button. @default 125 */
    functional?: number | undefined
    /** A chart, a map: its data stands elsewhere. @default 250 */
    complex?: number | undefined
    /** A picture of text, which is to be had whole. @default 600 */
    text?: number | undefined
  }
  'name-disagrees': NoOptions
  'title-only': NoOptions
  'decorative-with-title': NoOptions
  'decorative-linked': NoOptions
  'image-missing': NoOptions
  'image-unreadable': NoOptions
  dynamic: NoOptions
  stale: NoOptions
  unreviewed: NoOptions
  'long-description': NoOptions
  obsolete: NoOptions
  'unused-ignore': NoOptions
  'unclear-ignore': NoOptions
  'unknown-mark': NoOptions
  'source-unreadable': NoOptions
}

export type RuleCode = keyof RuleOptions
type NoOptions = Record<string, never>

/** Which rules count, and how much. */
export type RuleSettings = {
  /** `strict`: drafts nobody has reviewed are errors, and what only may be amiss is told. @default 'recommended' */
  preset?: 'recommended' | 'strict' | undefined
} & {
  [Code in RuleCode]?: Level | readonly [Level] | readonly [Level, RuleOptions[Code]] | undefined
}

const none = v.strictObject({})
const most = v.optional(v.pipe(v.number(), v.minValue(1, 'a number from 1')))

const options: Record<RuleCode, v.GenericSchema> = {
  missing: none,
  blank: none,
  'link-unnamed': none,
  'control-unnamed': none,
  'graphic-unnamed': none,
  'language-gap': none,
  'file-name': none,
  placeholder: none,
  'redundant-words': v.strictObject({ words: v.optional(v.array(v.string())) }),
  'repeats-neighbour': none,
  'repeated-on-page': none,
  'too-long': v.strictObject({ informative: most, functional: most, complex: most, text: most }),
  'name-disagrees': none,
  'title-only': none,
  'decorative-with-title': none,
  'decorative-linked': none,
  'image-missing': none,
  'image-unreadable': none,
  dynamic: none,
  stale: none,
  unreviewed: none,
  'long-description': none,
  obsolete: none,
  'unused-ignore': none,
  'unclear-ignore': none,
  'unknown-mark': none,
  'source-unreadable': none,
}

/** Every rule's code. */
export const ruleCodes: readonly RuleCode[] = Object.keys(options) as RuleCode[]

const level = v.picklist(['error', 'warn', 'off'], '"error", "warn" or "off", or a list of that and options')

function setting(schema: v.GenericSchema): v.GenericSchema {
  const listed = v.tuple([level, v.optional(schema)])
  // Not a union: of that, an issue would not tell which option is wrong.
  return v.optional(v.lazy((input) => (Array.isArray(input) ? listed : level))) as v.GenericSchema
}

const settings = v.strictObject({
  preset: v.optional(v.picklist(['recommended', 'strict'])),
  ...Object.fromEntries(ruleCodes.map((code) => [code, setting(options[code])])),
})

/** Of `rules` in the config. To valibot a list is an object as well. */
export const ruleSettingsSchema: v.GenericSchema<RuleSettings> = v.lazy((input) =>
  Array.isArray(input) ? v.custom<RuleSettings>(() => false, 'an object') : settings,
) as v.GenericSchema<RuleSettings>
