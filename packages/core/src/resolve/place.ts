import type { Site } from './site.ts'

/** Where an image may stand. */
export interface Place {
  /** The rule that leads here: `alias`, `public`, `relative`; told by `why`. */
  readonly how: string
  /** Absolute; absent where package resolution finds nothing. */
  readonly path?: string | undefined
  /** Absolute. The address must not climb out of it: a web root has no parent. */
  readonly floor?: string | undefined
  /** The folder of the package it was found in: a file there needs not lie in the allowed roots. */
  readonly packageFolder?: string | undefined
  /** Where it is not the path from the root. */
  readonly key?: string | undefined
}

/** One reading of an address in one source. */
export interface Question {
  /** Slashes only; never empty, never with NUL. */
  readonly path: string
  /** Absolute path of the source. */
  readonly file: string
  readonly site: Site
}

/** One rule of resolution: where an address may lead, best first. Looks at nothing but package manifests. */
export type Rule = (question: Question) => readonly Place[]
