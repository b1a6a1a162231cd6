/** What happens while a model is fetched. Sizes in bytes. */
export type PrefetchEvent =
  /** `files` and `bytes`: what is still to be fetched, into `folder`. */
  | { readonly kind: 'planned'; readonly files: number; readonly bytes: number; readonly folder: string }
  /** `done`: of all bytes that were planned. Less than before where a file has to begin again. */
  | { readonly kind: 'progress'; readonly done: number }
  /** A file is in its place. */
  | { readonly kind: 'fetched'; readonly file: string; readonly bytes: number }
  /** For a person: a wait, a second try. */
  | { readonly kind: 'notice'; readonly line: string }

/** What a caller lends to a prefetch. */
export interface PrefetchRun {
  /** The project root, absolute: alt-text.models.json stands there. */
  readonly root: string
  readonly signal: AbortSignal
  /** Opens no connection: what is not here is an error. @default false */
  readonly offline?: boolean | undefined
  readonly onEvent?: ((event: PrefetchEvent) => void) | undefined
}

/** What a prefetch found or brought. */
export interface Prefetched {
  readonly model: string
  /** Absolute. */
  readonly folder: string
  /** Of the hub's repository; absent for a folder of the user's own. */
  readonly commit?: string | undefined
  /** How many files the model has with the dtypes chosen, and their bytes. */
  readonly files: number
  readonly bytes: number
  /** Bytes that were not here before. */
  readonly fetched: number
  /** `none`: the folder has no path that is the same on every machine. */
  readonly lock: 'written' | 'same' | 'none'
}
