import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { type Backend, BackendError, type Caption, type CaptionRequest } from '@alt-text/core'
import { modelrunner, type ModelrunnerOptions, type Timing } from '../../../packages/backends/src/modelrunner.ts'
import { createFetch, type FakeModelrunner, startModelrunner } from '../modelrunner.ts'

/** Short waits; a call may take long, for machines that have other things to do. */
export const TIMING: Timing = { firstPollMs: 5, pollMs: 20, callMs: 5000, deadlineMs: 10_000, lagMs: 200, pauseMs: 20 }
/** For tests that wait for a call to time out, or for the window after which a submission counts as never arrived. */
export const HASTY: Timing = { ...TIMING, callMs: 800 }

/** What a call came to: a caption, or the error that dispatch would see. */
export type Answer = Caption | { kind: 'fault'; error: BackendError }

/** A project of its own, the service, and everything that a person could have seen of a run. */
export interface Rig {
  /** Options that every backend of it gets. */
  readonly defaults: ModelrunnerOptions
  readonly root: string
  readonly server: FakeModelrunner
  /** A backend as a new process would have it: started on the same project. */
  start(options?: ModelrunnerOptions): Promise<Backend>
  /** Asks for a published picture, or for another that stands at `url`. */
  ask(backend: Backend, picture: Picture, signal?: AbortSignal): Promise<Answer>
  publish(name: string): Picture
  journal(): string
  /** Lines said before the first bytes leave. */
  readonly notices: string[]
  /** Whatever a person can read: notices, errors in full, files. */
  seen(): string
  close(): Promise<void>
}

export interface Picture {
  readonly key: string
  readonly url: string
  readonly bytes: Buffer
  readonly hash: string
  readonly mediaType: string
}

export async function createRig(defaults: ModelrunnerOptions): Promise<Rig> {
  const root = mkdtempSync(join(tmpdir(), 'alt-text-modelrunner-'))
  const server = await startModelrunner()
  const notices: string[] = []
  const errors: unknown[] = []
  const backends: Backend[] = []
  return {
    defaults,
    root,
    server,
    notices,
    async start(options = {}) {
      const backend = modelrunner({
        credentials: server.key,
        fetch: createFetch(server),
        publicUrl: (key) => `https://site.test/${key}`,
        timing: TIMING,
        ...defaults,
        ...options,
      })
      const run = { root, notice: (line: string) => void notices.push(line), signal: new AbortController().signal }
      try {
        await backend.start?.(run)
      } catch (error) {
        errors.push(error)
        throw error
      }
      backends.push(backend)
      return backend
    },
    async ask(backend, picture, signal = AbortSignal.timeout(20_000)) {
      try {
        return await backend.caption(requestFor(picture), signal)
      } catch (error) {
        errors.push(error)
        if (!(error instanceof BackendError)) throw error
        return { kind: 'fault', error }
      }
    },
    publish(name) {
      const bytes = pictureOf(name)
      return { key: name, url: server.publish(name, bytes), bytes, hash: hashOf(bytes), mediaType: 'image/png' }
    },
    journal: () => filesIn(root),
    seen: () =>
      [...notices, ...errors.map((error) => inspect(error, { depth: 9, showHidden: true })), filesIn(root)].join('\n'),
    async close() {
      await Promise.all(backends.map((backend) => backend.dispose?.()))
      await server.close()
      rmSync(root, { recursive: true, force: true })
    },
  }
}

/** Enough of a PNG for whoever looks at the first bytes. */
export function pictureOf(name: string): Buffer {
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from(name)])
}

export function hashOf(bytes: Buffer): string {
  return `sha256-${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}`
}

function requestFor(picture: Picture): CaptionRequest {
  const { key, hash, mediaType } = picture
  return {
    image: { key, hash, mediaType, read: async () => picture.bytes },
    language: 'en',
    role: 'informative',
    context: {},
  }
}

function filesIn(root: string): string {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return files.map((file) => readFileSync(join(file.parentPath, file.name), 'utf8')).join('\n')
}
