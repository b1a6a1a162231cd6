import type { ArchitectureName } from '../architectures/index.ts'
import type { Dtypes } from '../model/sessions.ts'
import type { Size } from '../model/preprocessor.ts'

/** Handed to the captioning process when it starts. */
export interface RunnerOptions {
  /** Files that the heavy packages are loaded from. */
  readonly transformers: string
  readonly sharp: string
  readonly folder: string
  readonly architecture: ArchitectureName
  readonly dtypes: Dtypes
  readonly device: string
  readonly task: string
  readonly maxNewTokens: number
  readonly size: Size
  /** Threads that one run of the model may use. */
  readonly threads: number
}

/** What the process is told. */
export type Order =
  | { readonly kind: 'caption'; readonly id: number; readonly bytes: Uint8Array }
  /** Nobody waits for it any more. */
  | { readonly kind: 'drop'; readonly id: number }

/** What the process says. */
export type Report =
  | { readonly kind: 'ready' }
  /** The model cannot be loaded; the process ends. */
  | { readonly kind: 'failed'; readonly message: string }
  /** From here on, a silence is this image's fault. */
  | { readonly kind: 'begun'; readonly id: number }
  | { readonly kind: 'written'; readonly id: number; readonly text: string; readonly confidence?: number | undefined }
  /** `unreadable`: the image; `failed`: the model could not work on it. */
  | { readonly kind: 'refused'; readonly id: number; readonly fault: 'unreadable' | 'failed'; readonly message: string }
  | { readonly kind: 'dropped'; readonly id: number }
