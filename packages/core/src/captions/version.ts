import { AltTextError } from '../error.ts'

/** Of the file's form; what this code writes. */
export const currentVersion = 1

type Raw = Readonly<Record<string, unknown>>

/** From the form of a version to that of the next, by the older version. */
export type Migrations = Readonly<Record<number, (raw: Raw) => Raw>>

const migrations: Migrations = {}

/** Brings an older form up to this one. Throws `CAPTIONS_NEWER` for a form that only a later release knows. */
export function migrate(raw: Raw, version: number, file: string, table: Migrations = migrations): Raw {
  if (version > currentVersion) {
    throw new AltTextError(
      'CAPTIONS_NEWER',
      `The captions file is of version ${version}, this release reads ${currentVersion}.`,
      {
        place: { file },
        fix: 'Update unplugin-alt-text and alt-text to the release that wrote it.',
      },
    )
  }
  let migrated = raw
  for (let from = version; from < currentVersion; from++) migrated = table[from]?.(migrated) ?? migrated
  return migrated
}

/** Whether a file may say so: a whole number from 1. */
export function isVersion(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 1
}
