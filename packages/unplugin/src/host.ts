/** What a bundler says about itself before the first module. */
export interface Host {
  /** Absolute: where the search for a config begins. */
  readonly root: string
  /** A dev server, or a rebuild on change: nobody is asked for words then. */
  readonly dev: boolean
}
