import type { FileStat, ImageCache, Inspection } from './contents.ts'

/** What the configuration says about where a site's images stand, and the functions that know images. */
export interface ResolverOptions extends Inspection {
  /** Absolute. Keys are counted from here. */
  readonly root: string
  /** Folders that are served as they are, POSIX from the root: `['public', 'static']`. */
  readonly publicDirs: readonly string[]
  /** Where the site is served: `/`, `/sub/`, or a URL such as `https://cdn.example/site/`. */
  readonly base: string
  /** Prefix to folder, from the root or absolute: `{ '@': 'src', '$lib/': 'src/lib' }`. */
  readonly alias: Readonly<Record<string, string>>
  /** Further folders that addresses may lead into, from the root or absolute. */
  readonly roots: readonly string[]
  /** Saves reading unchanged files again. */
  readonly cache?: ImageCache | undefined
  /** Files do not change before `forget`: each place is looked at once. @default false */
  readonly still?: boolean | undefined
  /** @default none */
  readonly includers?: Includers | undefined
  /** Package resolution. @default Node's own, which honours `exports` and `imports` */
  readonly moduleResolution?: ModuleResolution | undefined
}

/** Which pages include a source. */
export interface Includers {
  /** Folders of the pages that include this file, by any number of steps. Absolute, as the file is. */
  of(file: string): readonly string[]
  /** After a change on disk. */
  forget(): void
}

/** The absolute path that a specifier names in this file; `undefined` or a throw where there is none. */
export type ModuleResolution = (specifier: string, importer: string) => string | undefined

export type { FileStat, ImageCache, Inspection }
