import { AltTextError } from '@alt-text/core'
import { closeSync, existsSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Architecture } from '../architectures/architecture.ts'
import { type Dtype, fileOf } from './dtype.ts'

/** One dtype for every session. */
export type Dtypes = Readonly<Record<string, Dtype>>

/** Pointers are about 130 bytes; no ONNX file of any use is this small. */
const pointerBytes = 512

/**
 * Chooses the dtype of every session: as asked, else the best file that is there.
 * @throws {AltTextError} `CONFIG_INVALID`, with the first file that is missing.
 */
export function chooseDtypes(folder: string, architecture: Architecture, asked: Dtype | Dtypes | undefined): Dtypes {
  const chosen = Object.entries(architecture.sessions).map(([session, ladder]): [string, Dtype] => {
    const wanted = typeof asked === 'string' ? asked : asked?.[session]
    const dtype = (wanted ? [wanted] : ladder).find((step) => existsSync(join(folder, fileOf(session, step))))
    if (dtype !== undefined) return [session, dtype]
    if (wanted !== undefined) throw missing(folder, fileOf(session, wanted))
    throw missing(
      folder,
      fileOf(session, 'fp32'),
      ` (nor ${ladder
        .slice(0, 3)
        .map((step) => fileOf(session, step))
        .join(', ')} …)`,
    )
  })
  return Object.fromEntries(chosen)
}

/**
 * Bytes of all sessions together.
 * @throws {AltTextError} `CONFIG_INVALID` where a file is a Git LFS pointer or nothing at all.
 */
export function sizeOf(folder: string, dtypes: Dtypes): number {
  const sizes = Object.entries(dtypes).map(([session, dtype]) => {
    const file = fileOf(session, dtype)
    const { size } = statSync(join(folder, file))
    if (size === 0) throw broken(folder, file, 'is empty')
    if (size < pointerBytes && head(join(folder, file)).startsWith('version https://git-lfs')) {
      throw broken(folder, file, 'is a Git LFS pointer, not the file itself')
    }
    return size
  })
  return sizes.reduce((sum, size) => sum + size, 0)
}

/**
 * Reads one of a model's JSON files.
 * @throws {AltTextError} `CONFIG_INVALID` where it is missing or broken.
 */
export function readDocument<T>(folder: string, file: string): T {
  if (!existsSync(join(folder, file))) throw missing(folder, file)
  try {
    return JSON.parse(readFileSync(join(folder, file), 'utf8')) as T
  } catch (error) {
    throw broken(folder, file, 'is not JSON', error)
  }
}

/** @throws {AltTextError} `CONFIG_INVALID` where the folder lacks the file. */
export function requireFile(folder: string, file: string): void {
  if (!existsSync(join(folder, file))) throw missing(folder, file)
}

function missing(folder: string, file: string, others = ''): AltTextError {
  return new AltTextError('CONFIG_INVALID', `The model in ${folder} is incomplete: ${file} is missing${others}.`, {
    fix: 'Put the missing file there, or run alt-text prefetch.',
  })
}

function broken(folder: string, file: string, how: string, cause?: unknown): AltTextError {
  return new AltTextError('CONFIG_INVALID', `The model in ${folder} cannot be used: ${file} ${how}.`, {
    fix: 'Fetch that file again.',
    cause,
  })
}

function head(path: string): string {
  const bytes = Buffer.alloc(64)
  const file = openSync(path, 'r')
  try {
    return bytes.toString('latin1', 0, readSync(file, bytes))
  } finally {
    closeSync(file)
  }
}
