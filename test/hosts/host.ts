/** One framework in one version, with the site that is built with it. */
export interface Host {
  /** How the README calls it. */
  readonly title: string
  /** Folder in `playground/`. */
  readonly playground: string
  /** Another folder there, whose files lie over those: another version of the framework, mostly. */
  readonly over?: string | undefined
  /** Files of the playground that this version does not take. */
  readonly without?: readonly string[] | undefined
  /** Whether it runs by `npm test` too; the others by `pnpm test:hosts --all`. */
  readonly light: boolean
  /** The Node it needs, where that may not be ours: then the playground brings it as an npm package. */
  readonly node?: '22' | undefined
  /** Packages whose versions tell what was tested. */
  readonly versions: readonly string[]
  /** Arguments for Node, in the site's folder. */
  readonly build: readonly string[]
  /** Where pages end up. */
  readonly out: string
  /** A dev server of its own; some have none. */
  readonly dev?: ((port: number) => readonly string[]) | undefined
  /** What its processes find in the environment. */
  readonly env?: Readonly<Record<string, string>> | undefined
  /** The path that a site is served under. @default '/' */
  readonly base?: string | undefined
  /** Whether pages hold their images before any script has run. @default true */
  readonly isRendered?: boolean | undefined
}

/** One image of a page: what kind it is in the source, and what it must end as. */
export interface ExpectedImage {
  readonly kind: string
  /** `null`: no attribute. */
  readonly alt: string | null
  /** Why it gets no words, where it has none. */
  readonly why?: string | undefined
}

/** A link to follow in the browser. */
export interface Link {
  readonly from: string
  readonly selector: string
  readonly to: string
  /** What is shown there, where that has another address by itself. @default to */
  readonly page?: string | undefined
}

/** `expected.json` of a playground. */
export interface Expected {
  /** By address below the base, in the order of the document. */
  readonly pages: Readonly<Record<string, readonly ExpectedImage[]>>
  /** Text that must stand on pages as it is written: code, above all. */
  readonly texts: Readonly<Record<string, readonly string[]>>
  /** Links to follow in the browser. */
  readonly links: readonly Link[]
  /** An image whose words are changed. */
  readonly change: { readonly image: string; readonly page: string }
}
