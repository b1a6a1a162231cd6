import { AltTextError } from '@alt-text/core'
import { closeSync, existsSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileOf } from './dtype.ts'
import type { Dtypes } from './sessions.ts'

/** A model's folder, and what of it may be used: every file, or those that alt-text.models.json locks. */
export interface Shelf {
  /** Absolute. */
  readonly folder: string
  /** By file. */
  readonly locked?: Readonly<Record<string, unknown>> | undefined
}

/** Pointers are about 130 bytes; no ONNX file of any use is this small. */
const pointerBytes = 512

/** Whether a file is there and may be used. */
export function holds({ folder, locked }: Shelf, file: string): boolean {
  return (locked === undefined || Object.hasOwn(locked, file)) && existsSync(join(folder, file))
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
export function readDocument<T>(shelf: Shelf, file: string): T {
  requireFile(shelf, file)
  try {
    return JSON.parse(readFileSync(join(shelf.folder, file), 'utf8')) as T
  } catch (error) {
    throw broken(shelf.folder, file, 'is not JSON', error)
  }
}

/** @throws {AltTextError} `CONFIG_INVALID` where the folder lacks the file, or the lock does. */
export function requireFile(shelf: Shelf, file: string): void {
  if (!holds(shelf, file)) throw missing(shelf, file)
}

/** @param others files that would have done as well */
export function missing({ folder }: Shelf, file: string, others: readonly string[] = []): AltTextError {
  const instead = others.length === 0 ? '' : ` (nor ${others.slice(0, 3).join(', ')} …)`
  const how = existsSync(join(folder, file)) ? 'stands there, but alt-text.models.json does not lock it' : 'is missing'
  return new AltTextError('CONFIG_INVALID', `The model in ${folder} is incomplete: ${file} ${how}${instead}.`, {
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
