import * as v from 'valibot'
import type { Backend } from '../backend/contract.ts'
import { ruleSettingsSchema } from '../rule-settings.ts'
import type { RuleSettings } from '../rule-settings.ts'
import type { MarkdownDialect } from '../source.ts'

/** How a build gets words: `frozen` reads the captions file, `generate` fills it first, `off` does nothing. */
export type Mode = 'frozen' | 'generate' | 'off'

/** What one build may say for itself; everything else stands in the config, once for CLI and plugins. */
export interface BuildOptions {
  /**
   * Who may be asked during a build.
   * @default 'generate' in a build outside CI whose backends are all local; 'frozen' elsewhere
   */
  mode?: Mode | undefined
  /** What becomes of an image that has no words. `error` fails the build. @default 'warn' */
  onMissing?: 'warn' | 'error' | 'ignore' | undefined
  /** Which words go into the output: drafts too, or only what a person has seen. @default 'all' */
  inject?: 'all' | 'reviewed' | undefined
  /** Sources, as globs from the root. @default every language that is known */
  include?: string | string[] | undefined
  /** Sources left out, as globs from the root, besides `node_modules` and build output. */
  exclude?: string | string[] | undefined
}

/** How many opinions a picture gets. */
export interface Agreement {
  /** Answers of one backend, from 2 to 9. @default 1 */
  samples?: number | undefined
  /** Every backend is asked, not only the first that has words. @default false */
  all?: boolean | undefined
}

/** A component that renders an image: the names of its two props. */
export interface ComponentOptions {
  /** @default 'src' */
  src?: string | undefined
  /** @default 'alt' */
  alt?: string | undefined
}

/** `alt-text.config.ts`. Every option is checked, an unknown one is an error. */
export interface Config extends BuildOptions {
  /**
   * Who drafts words: one, or a list tried in order.
   * @default embedded(): words that are already in the image file
   */
  backend?: Backend | Backend[] | undefined
  /** The captions file, from the root. @default 'alt-text.json' */
  captions?: string | undefined
  /** Folders whose files are served at `/`, from the root. @default ['public', 'static'], where they exist */
  publicDirs?: string[] | undefined
  /** The site's base path. @default '/' */
  base?: string | undefined
  /** Import aliases: `{ '@': 'src' }`; targets from the root, or absolute. */
  alias?: Record<string, string> | undefined
  /** Folders outside the root that images may come from. */
  roots?: string[] | undefined
  /** Components that are images, by local name or by `module#export`. `true` means `src` and `alt`. */
  components?: Record<string, true | ComponentOptions> | undefined
  /**
   * What `.md` files are written in.
   * @default 'mdx' beside a `docusaurus.config`, which reads them so; 'mkdocs' (Python-Markdown, with admonitions, tabs
   * and Markdown in HTML) beside a `mkdocs.yml`; 'commonmark' elsewhere
   */
  markdown?: MarkdownDialect | undefined
  /** Images that carry nothing wherever they stand, as globs from the root. */
  decorative?: string | string[] | undefined
  /** BCP 47, for pages that name no language. @default 'en' */
  language?: string | undefined
  /** Page text goes to a backend only with `page`. @default 'none' */
  context?: 'none' | 'page' | undefined
  /** Most that a run may ask of hosted backends; needed for `mode: 'generate'` with one. */
  budget?: { images?: number | undefined; usd?: number | undefined } | undefined
  /**
   * Asks more than once, and keeps what disagrees beside the draft, for a person to choose from: `samples` times the
   * backend that has words, or with `all` every backend of the list. Refused where nothing could differ.
   * @default one answer of one backend
   */
  agreement?: Agreement | undefined
  /** What the audit looks for: `{ preset: 'strict', 'too-long': ['warn', { functional: 80 }], dynamic: 'off' }`. */
  rules?: RuleSettings | undefined
}

const globs = oneOrMore(v.string('a glob'), v.string('a glob, or a list of them'))
const backend = oneOrMore(
  v.custom<Backend>(isBackend, 'a backend such as embedded() or onnx()'),
  v.custom<Backend>(isBackend, 'a backend such as embedded() or onnx(), or a list of them'),
)
/** To valibot a list is a record as well. */
const named = <T>() => v.custom<Record<string, T>>((value) => !Array.isArray(value), 'an object')
const count = v.pipe(v.number(), v.minValue(0, 'a number from 0'))

const props = v.union(
  [v.literal(true), v.strictObject({ src: v.optional(v.string()), alt: v.optional(v.string()) })],
  '`true`, or the names of its props as `{ src, alt }`',
)

const buildEntries = {
  mode: v.optional(v.picklist(['frozen', 'generate', 'off'])),
  onMissing: v.optional(v.picklist(['warn', 'error', 'ignore'])),
  inject: v.optional(v.picklist(['all', 'reviewed'])),
  include: v.optional(globs),
  exclude: v.optional(globs),
}

/** Inline options of a bundler plugin. */
export const buildSchema: v.GenericSchema<BuildOptions> = v.strictObject(buildEntries)

/** The config file. */
export const configSchema: v.GenericSchema<Config> = v.strictObject({
  ...buildEntries,
  backend: v.optional(backend),
  captions: v.optional(v.pipe(v.string(), v.nonEmpty('a path'))),
  publicDirs: v.optional(v.array(v.string())),
  base: v.optional(v.string()),
  alias: v.optional(v.pipe(named<string>(), v.record(v.string(), v.string()))),
  roots: v.optional(v.array(v.string())),
  components: v.optional(v.pipe(named<true | ComponentOptions>(), v.record(v.string(), props))),
  markdown: v.optional(v.picklist(['commonmark', 'mdx', 'mkdocs'])),
  decorative: v.optional(globs),
  language: v.optional(
    v.pipe(v.string(), v.regex(/^[a-zA-Z]{2,8}(?:-[a-zA-Z0-9]{1,8})*$/, 'a BCP 47 language such as "en" or "pt-BR"')),
  ),
  context: v.optional(v.picklist(['none', 'page'])),
  agreement: v.optional(
    v.strictObject({
      samples: v.optional(
        v.pipe(
          v.number(),
          v.integer('a whole number'),
          v.minValue(1, 'a number from 1'),
          v.maxValue(9, 'a number up to 9'),
        ),
      ),
      all: v.optional(v.boolean()),
    }),
  ),
  rules: v.optional(ruleSettingsSchema),
  budget: v.optional(v.strictObject({ images: v.optional(count), usd: v.optional(count) })),
})

/** Types a config file; does nothing else. */
export function defineConfig(config: Config): Config {
  return config
}

/** Not a union: of that, an issue would not tell which member of a list is wrong. */
function oneOrMore<T>(member: v.GenericSchema<T>, alone: v.GenericSchema<T>): v.GenericSchema<T | T[]> {
  return v.lazy((input) => (Array.isArray(input) ? v.array(member) : alone)) as v.GenericSchema<T | T[]>
}

function isBackend(value: unknown): boolean {
  const candidate = value as Partial<Backend> | null
  return typeof candidate === 'object' && typeof candidate?.caption === 'function' && typeof candidate.name === 'string'
}
