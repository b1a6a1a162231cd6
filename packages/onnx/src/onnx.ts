import type { Backend, Caption, Limits } from '@alt-text/core'
import { availableParallelism, homedir } from 'node:os'
import { findModelFolder } from './model/folder.ts'
import { readModel } from './model/model.ts'
import { portableName } from './model/name.ts'
import { type OnnxOptions, resolveOptions, type Settings } from './options.ts'
import { findPeers, peerOrigins } from './peers.ts'
import type { RunnerOptions } from './process/protocol.ts'
import { Queue } from './process/queue.ts'

/** One at the model, three decoded ahead: with fewer, a tiny model waits for the pictures. */
const inFlight = 4

/** What this model's words are in. */
const language = 'en'

/**
 * Captions images on this machine, in a process of its own. Needs `@huggingface/transformers` and `sharp`, and the
 * model's files; opens no connection.
 * @throws {AltTextError} `CONFIG_INVALID` for options that cannot be; from `start`, where the model is not there or not
 * whole. `PEER_MISSING` from `start`, with the line that installs the packages.
 */
export function onnx(options: OnnxOptions = {}): Backend {
  const settings = resolveOptions(options)
  let root = process.cwd()
  let queue: Queue | undefined
  const open = (): Queue =>
    (queue ??= new Queue({ runner: planFor(settings, root), inFlight, timeoutMs: settings.timeoutMs }))
  return {
    name: 'onnx',
    model: portableName(settings.model),
    limits: limitsOf(settings),

    /** Looks everything over; the model itself is loaded for the first image. */
    async start(run) {
      if (queue?.stopped || root !== run.root) {
        queue?.close()
        queue = undefined
      }
      root = run.root
      open()
    },

    async caption({ image, language: wanted }, signal): Promise<Caption> {
      const { text, confidence } = await open().ask(image, signal)
      if (text === '') return { kind: 'refused', reason: 'The model wrote nothing.' }
      const spoken = wanted.split('-')[0]?.toLowerCase() === language ? undefined : language
      return { kind: 'words', text, confidence, language: spoken }
    },

    async dispose() {
      queue?.close()
      queue = undefined
    },
  }
}

function limitsOf({ timeoutMs }: Settings): Limits {
  return {
    where: 'local',
    mediaTypes: '*',
    concurrency: inFlight,
    languages: [language],
    context: false,
    deterministic: true,
    // The process watches each image itself; a caller's clock also runs while others are first, and while it loads.
    timeoutMs: timeoutMs * (inFlight + 2),
  }
}

function planFor(settings: Settings, root: string): RunnerOptions {
  const peers = findPeers(peerOrigins(root))
  const surroundings = { root, cwd: process.cwd(), home: homedir(), env: process.env }
  const folder = findModelFolder(settings.model, settings.revision, surroundings)
  const { bytes, ...model } = readModel(folder, settings)
  return { ...peers, ...model, device: settings.device, threads: threadsFor(bytes) }
}

/** Bytes under which one thread is as fast as two, at half the processor time. */
const tinyModel = 32_000_000

function threadsFor(bytes: number): number {
  return bytes < tinyModel ? 1 : Math.min(availableParallelism(), 4)
}
