// The captioning process. It owns the model's sessions, because a native crash, a kill for memory or an exit during a
// run takes down the whole process that holds them.
import { createRequire } from 'node:module'
import type Sharp from 'sharp'
import type { Order, Report, RunnerOptions } from './process/protocol.ts'
import { decode } from './runner/decode.ts'
import { load } from './runner/load.ts'
import { Turn } from './runner/turn.ts'

const options = JSON.parse(process.argv[2] ?? '{}') as RunnerOptions
const report = (message: Report): void => void process.send?.(message)

// Ctrl-C reaches the whole group; the parent decides what becomes of the work here.
process.on('SIGINT', () => {})
process.on('disconnect', () => process.exit(0))

const model = load(options)
model.then(
  () => report({ kind: 'ready' }),
  (error: unknown) => {
    const message = error instanceof Error ? error.message : String(error)
    process.send?.({ kind: 'failed', message } satisfies Report, () => process.exit(1))
  },
)

const sharp = createRequire(import.meta.url)(options.sharp) as typeof Sharp
sharp.cache(false)
const turn = new Turn((bytes) => decode(sharp, bytes, options.size), model, report)
process.on('message', (order: Order) => turn.take(order))
