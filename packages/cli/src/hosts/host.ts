/** What the bundler of a project says about addresses and language, where it differs from our defaults. As it stands in our config. */
export interface HostSettings {
  publicDirs?: string[]
  base?: string
  alias?: Record<string, string>
  /** Of pages that name none. */
  language?: string
}

/** What goes into a host's own config. */
export type SetUp = InList | AroundExport | InFunction

/** An entry in a list of the config. */
export interface InList {
  readonly into: 'list'
  /** Where the plugin comes from; `undefined` where it is named by its module alone. */
  readonly from?: string | undefined
  /** Properties that lead to the list: `['vite', 'plugins']`. */
  readonly list: readonly string[]
  /** As it is written in that list. */
  readonly entry: string
}

/** A call around all that the config exports. */
export interface AroundExport {
  readonly into: 'export'
  readonly from: string
}

/** A statement in the function that the config exports, on what that is given. */
export interface InFunction {
  readonly into: 'function'
  readonly from: string
  /** A method that takes the plugin: `addPlugin`. */
  readonly method: string
}

/** A framework or bundler that `init` knows. */
export interface Host {
  readonly title: string
  /** Paths that its config may have, from the project's folder. */
  readonly configs: readonly string[]
  /** The package that a project built with it depends on. */
  readonly package: string
  /** A file that it always has, where its config may be another host's. */
  readonly sign?: string | undefined
  /** Packages that the set-up needs. */
  readonly install: readonly string[]
  readonly setUp: SetUp
  /** @param config path of its config, from the folder. Throws what the host throws for a broken config. */
  settings(folder: string, config: string): HostSettings | Promise<HostSettings>
}
