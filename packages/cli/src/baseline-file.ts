import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { AltTextError, decodeBaseline, emptyBaseline, encodeBaseline, messageOf } from '@alt-text/core'
import type { Baseline } from '@alt-text/core'

/** @param name how messages call it @throws AltTextError `USAGE` where there is none, `BASELINE_UNREADABLE` */
export function readBaseline(file: string, name: string, { mayLack }: { mayLack: boolean }): Baseline {
  if (!existsSync(file)) {
    if (mayLack) return emptyBaseline
    throw new AltTextError('USAGE', `There is no baseline "${name}".`, { fix: 'Write it with --update-baseline.' })
  }
  return decodeBaseline(textOf(file, name), name)
}

/** Writes it where it differs, by temporary file and rename. @throws AltTextError `BASELINE_UNREADABLE` */
export function writeBaseline(file: string, name: string, baseline: Baseline): void {
  const text = encodeBaseline(baseline)
  if (existsSync(file) && textOf(file, name) === text) return
  const temporary = `${file}.${crypto.randomUUID()}.tmp`
  try {
    writeFileSync(temporary, text)
    renameSync(temporary, file)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw unusable(name, `It could not be written: ${messageOf(error)}.`, error)
  }
}

function textOf(file: string, name: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw unusable(name, `It could not be read: ${messageOf(error)}.`, error)
  }
}

function unusable(name: string, message: string, cause: unknown): AltTextError {
  return new AltTextError('BASELINE_UNREADABLE', message, {
    place: { file: name },
    fix: 'Name a file in a folder that exists, and that can be read and written.',
    cause,
  })
}
