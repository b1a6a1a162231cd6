import { AltTextError } from '@alt-text/core'

/** The file that people commit, beside their config. */
export const lockName = 'alt-text.models.json'

export interface LockedFile {
  /** 64 hex digits. */
  readonly sha256: string
  readonly size: number
}

export interface LockedModel {
  /** Of the hub's repository; absent for a folder of the user's own. */
  readonly commit?: string | undefined
  /** By path from the model's folder, POSIX. */
  readonly files: Readonly<Record<string, LockedFile>>
}

/** By `owner/name`, `owner/name@revision`, or a folder's path from the root. */
export type ModelsLock = ReadonlyMap<string, LockedModel>

const version = 1
const conflict = /^(?:<{7}|={7}|>{7})(?= |\r?$)/m

/**
 * Reads the lock's text, strictly: a hash that was misread would be no hash at all.
 * @throws {AltTextError} `CONFIG_UNREADABLE`, with the line where the text itself is broken
 */
export function decodeLock(text: string): ModelsLock {
  const raw = parse(text)
  if (!isRecord(raw) || !Number.isInteger(raw['version'])) throw unreadable('It has no version.')
  if (Number(raw['version']) > version) {
    throw unreadable('It was written by a newer version.', 'Update @alt-text/onnx.')
  }
  if (!isRecord(raw['models'])) throw unreadable('It has no models.')
  return new Map(Object.entries(raw['models']).map(([key, model]) => [key, decodeModel(key, model)]))
}

/** The lock's text: the same bytes for the same models, in whatever order they came. */
export function encodeLock(lock: ModelsLock): string {
  const models = [...lock].map(([key, { commit, files }]): [string, object] => [key, { commit, files: sorted(files) }])
  return `${JSON.stringify({ version, models: sorted(Object.fromEntries(models)) }, null, 2)}\n`
}

function decodeModel(key: string, model: unknown): LockedModel {
  if (!isRecord(model) || !isRecord(model['files'])) throw unreadable(`${key} has no files.`)
  const { commit, files } = model
  if (commit !== undefined && !isHex(commit, 40)) throw unreadable(`The commit of ${key} is not one.`)
  const entries = Object.entries(files).map(([file, value]): [string, LockedFile] => {
    if (!isRecord(value) || !isHex(value['sha256'], 64) || !isSize(value['size'])) {
      throw unreadable(`${file} of ${key} has no sha256 of 64 hex digits, or no size.`)
    }
    return [file, { sha256: value['sha256'], size: value['size'] }]
  })
  return { commit, files: Object.fromEntries(entries) }
}

function parse(text: string): unknown {
  const source = text.replace(/^\uFEFF/, '')
  const mark = conflict.exec(source)
  if (mark)
    throw unreadable('Unresolved merge conflict.', 'Take one side, then run alt-text prefetch.', lineAt(mark.index))
  try {
    return JSON.parse(source) as unknown
  } catch (error) {
    const offset = /position (\d+)/.exec(String(error))?.[1]
    const line = lineAt(offset === undefined ? source.length : Number(offset))
    throw unreadable('It is not JSON.', undefined, line)
  }
  function lineAt(offset: number): number {
    return source.slice(0, offset).split('\n').length
  }
}

function unreadable(
  message: string,
  fix = 'Take the file from version control, or delete it and run alt-text prefetch.',
  line?: number,
): AltTextError {
  return new AltTextError('CONFIG_UNREADABLE', message, { place: { file: lockName, line }, fix })
}

function sorted<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1)))
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isHex(value: unknown, digits: number): value is string {
  return typeof value === 'string' && value.length === digits && /^[0-9a-f]+$/.test(value)
}

export function isSize(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0
}
