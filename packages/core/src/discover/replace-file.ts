import { accessSync, constants, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { AltTextError, messageOf } from '../error.ts'

/**
 * Writes a source anew, by temporary file and rename: it is the old one or the new one, never half of it.
 * @param name how messages call it
 * @throws AltTextError `SOURCE_UNREADABLE`; the file is as it was
 */
export function replaceFile(file: string, text: string, name: string): void {
  const temporary = `${file}.${crypto.randomUUID()}.tmp`
  try {
    // A rename would pass over a file that nobody may write to.
    accessSync(file, constants.W_OK)
    writeFileSync(temporary, text, { mode: statSync(file).mode })
    renameSync(temporary, file)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw new AltTextError('SOURCE_UNREADABLE', `Could not be written: ${messageOf(error)}.`, {
      place: { file: name },
      fix: 'Make the file and its folder writable.',
      cause: error,
    })
  }
}
