import type sharp from 'sharp'
import { AltTextError, hasCode } from '../error.ts'

export type Sharp = typeof sharp

/** sharp, when first needed: most runs decode nothing. Throws `PEER_MISSING` where it is absent or cannot start. */
export async function loadSharp(
  what: string,
  load: () => Promise<{ default: Sharp }> = () => import('sharp'),
): Promise<Sharp> {
  try {
    return (await load()).default
  } catch (error) {
    const absent = hasCode(error, 'ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND')
    throw new AltTextError(
      'PEER_MISSING',
      `${what} has to be decoded, and sharp ${absent ? 'is not installed' : 'cannot start on this machine'}.`,
      { fix: 'Run: npm install --save-dev sharp', cause: error },
    )
  }
}
