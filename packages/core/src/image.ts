/** An image file, found. */
export interface ImageFile {
  /** Its key in the captions file: path from the root (POSIX), `npm:@acme/brand/logo.png`, a URL, or `data:<hash>`. */
  readonly key: string
  /** Absolute path; absent for inline data. */
  readonly path?: string | undefined
  /** `sha256-` and 32 hex digits. */
  readonly hash: string
  /** By content, not by ending: `image/png`, `image/svg+xml`. */
  readonly mediaType: string
  /** Reads the bytes again; kept out of memory until asked for. */
  read(): Buffer
}

/** What became of a source: a file, or why there is none. */
export type Resolution =
  | { readonly kind: 'file'; readonly image: ImageFile; readonly how: string }
  | { readonly kind: 'remote'; readonly url: string }
  | { readonly kind: 'dynamic'; readonly text: string }
  | { readonly kind: 'none' }
  /** `tried` are the places looked at, POSIX from the root; `outside` when it would lead out of the allowed roots. */
  | { readonly kind: 'missing'; readonly tried: readonly string[]; readonly outside?: boolean | undefined }
  | { readonly kind: 'unreadable'; readonly path: string; readonly message: string }
