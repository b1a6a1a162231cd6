import type { Occurrence } from '@alt-text/core'

/** What a bundler says about itself before the first module. */
export interface Host {
  /** Absolute: where the search for a config begins. */
  readonly root: string
  /** A dev server, or a rebuild on change: nobody is asked for words then. */
  readonly dev: boolean
  /**
   * Whether one build of the site is several of the bundler's, in one process; `untold` where an adapter says by itself
   * what became of it. @default 'one'
   */
  readonly passes?: Passes | undefined
  /** Images that the host will not build without an alternative: they are told of one by one. @default none */
  readonly isRequired?: ((occurrence: Occurrence) => boolean) | undefined
  /** What it says about addresses, where it can be asked: the config must say the same. */
  readonly addresses?: HostAddresses | undefined
}

export type Passes = 'one' | 'several' | 'untold'

export interface HostAddresses {
  /** The bundler's name, for messages. */
  readonly of: string
  /** Absolute; `undefined` where nothing is served from a public folder. */
  readonly publicDir: string | undefined
  readonly base: string
  /** Prefix and absolute target. */
  readonly alias: readonly (readonly [prefix: string, target: string])[]
}
