import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import type { Patience } from '../../packages/onnx/src/hub/patience.ts'
import { decodeLock, type ModelsLock } from '../../packages/onnx/src/lock/models-lock.ts'
import { type OnnxOptions, resolveOptions } from '../../packages/onnx/src/options.ts'
import type { Prefetched, PrefetchEvent } from '../../packages/onnx/src/prefetch/events.ts'
import { prefetch } from '../../packages/onnx/src/prefetch/prefetch.ts'
import { type FakeHub, startHub } from '../servers/hub.ts'
import { model } from './ask.ts'

/** What the tiny model is called on the hub. */
export const id = 'owner/tiny'

/** Impatient, so that a test does not take minutes. */
const impatient: Patience = { stallMs: 400, pauseMs: 5, mostPauseMs: 20, mostAskedMs: 3000, tries: 4 }

/** Every file of the tiny model. */
export function tinyFiles(): Record<string, Buffer> {
  const names = readdirSync(model, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(model.length + 1))
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(join(model, name))]))
}

/** The files that make up the tiny model in one dtype. */
export function filesOf(dtype: 'int8' | 'fp16'): string[] {
  const sessions = ['decoder_model_merged', 'embed_tokens', 'encoder_model', 'vision_encoder']
  return [
    'config.json',
    'generation_config.json',
    ...sessions.map((session) => `onnx/${session}_${dtype}.onnx`),
    'preprocessor_config.json',
    'tokenizer.json',
    'tokenizer_config.json',
  ]
}

export interface Outcome {
  readonly report: Prefetched | undefined
  readonly error: (Error & { code?: string; fix?: string }) | undefined
  readonly events: readonly PrefetchEvent[]
  /** All that was said to a person. */
  readonly said: string
}

/** A project and a folder of models, both empty, and a hub that has the tiny model. */
export class HubSite {
  readonly root: string
  readonly models: string
  readonly hub: FakeHub
  readonly env: Record<string, string>

  constructor(hub: FakeHub) {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'alt-text-hub-')))
    folders.push(folder)
    this.root = join(folder, 'site')
    this.models = join(folder, 'models')
    this.hub = hub
    this.env = { HF_ENDPOINT: hub.endpoint, ALT_TEXT_MODELS: this.models }
  }

  /** The folder of the model. */
  get folder(): string {
    return join(this.models, id)
  }

  /** Files below the folder of models, sorted. */
  present(): string[] {
    return list(this.models)
  }

  /** Of those, what a model would be read from: in its place, whole or not. */
  inPlace(): string[] {
    return this.present().filter((file) => !file.includes('.partial/'))
  }

  lock(): ModelsLock {
    return decodeLock(this.lockText())
  }

  lockText(): string {
    return readFileSync(join(this.root, 'alt-text.models.json'), 'utf8')
  }

  async prefetch(options: OnnxOptions = {}, run: { offline?: boolean; signal?: AbortSignal } = {}): Promise<Outcome> {
    const events: PrefetchEvent[] = []
    const { root, env } = this
    const signal = run.signal ?? new AbortController().signal
    const settings = resolveOptions({ model: id, ...options })
    const surroundings = { root, cwd: root, home: join(root, 'home'), env }
    const asked = prefetch(
      settings,
      { root, signal, offline: run.offline, onEvent: (event) => events.push(event) },
      surroundings,
      impatient,
    )
    const settled = await asked.then(
      (report) => ({ report, error: undefined }),
      (error: Error) => ({ report: undefined, error }),
    )
    const lines = events.flatMap((event) => (event.kind === 'notice' ? [event.line] : []))
    const { message, fix } = (settled.error ?? {}) as { message?: string; fix?: string }
    return { ...settled, events, said: [...lines, message ?? '', fix ?? ''].join('\n') }
  }
}

/** With a hub of its own, which has the tiny model. */
export async function openHubSite(files: Record<string, Buffer> = tinyFiles()): Promise<HubSite> {
  const hub = await startHub()
  hubs.push(hub)
  hub.publish(id, files)
  return new HubSite(hub)
}

const hubs: FakeHub[] = []
const folders: string[] = []
afterAll(async () => {
  for (const hub of hubs) await hub.close()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

function list(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
      .sort()
  } catch {
    // Nothing was ever put there.
    return []
  }
}
