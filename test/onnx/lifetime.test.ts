import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { captionersOf, gone, lives } from './processes.ts'

const picture = 'test/fixtures/shapes/005.jpg'
const words = 'a red star on a white background'

interface Program {
  readonly child: ChildProcess
  /** What it has printed, so far. */
  printed(): string
  /** Until it has printed this. */
  until(text: string): Promise<void>
  readonly ended: Promise<{ code: number | null; signal: string | null; at: number }>
}

function run(script: string, args: string[], env: Record<string, string> = {}): Program {
  const child = spawn(process.execPath, [script, ...args], {
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  let output = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (output += text))
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, at: Date.now() }))
  const until = async (text: string): Promise<void> => {
    while (!output.includes(text)) await Promise.race([once(child.stdout as never, 'data'), ended])
  }
  return { child, printed: () => output, until, ended }
}

const caption = (what: string, ...files: string[]): Program => run('test/onnx/caption.mjs', [what, ...files])

describe.skipIf(process.platform === 'win32')('a program with a local model', () => {
  it('ends by itself after its last caption, and its captioning process with it', async () => {
    const program = caption('end', picture, picture)
    await program.until(`${words}\n${words}\n`)
    const [captioner] = captionersOf(program.child.pid as number)
    const printed = Date.now()
    const { code, at } = await program.ended
    expect(code).toBe(0)
    expect(at - printed).toBeLessThan(1500)
    expect(captioner === undefined || (await gone(captioner))).toBe(true)
  })

  it('may exit while a caption is under way, with its own code', async () => {
    const program = caption('exit', picture)
    await program.until('busy')
    const [captioner] = captionersOf(program.child.pid as number)
    expect(await program.ended).toMatchObject({ code: 3, signal: null })
    expect(captioner === undefined || (await gone(captioner))).toBe(true)
  })

  it('leaves no orphan when it is killed', async () => {
    const program = caption('stay', picture)
    await program.until('busy')
    const [captioner] = captionersOf(program.child.pid as number) as [number]
    expect(lives(captioner)).toBe(true)
    program.child.kill('SIGKILL')
    await program.ended
    expect(await gone(captioner)).toBe(true)
  })

  it('ends with Ctrl-C, which reaches both processes', async () => {
    const program = caption('stay', picture)
    await program.until('busy')
    const [captioner] = captionersOf(program.child.pid as number) as [number]
    process.kill(-(program.child.pid as number), 'SIGINT')
    expect(await program.ended).toMatchObject({ signal: 'SIGINT' })
    expect(await gone(captioner)).toBe(true)
  })
})

describe('the network', () => {
  const preload = { NODE_OPTIONS: `--import=${pathToFileURL('test/onnx/no-network.mjs').href}` }

  it('is never touched, in either process', async () => {
    const program = run('test/onnx/caption.mjs', ['end', picture], preload)
    expect((await program.ended).code).toBe(0)
    expect(program.printed()).toBe(`${words}\n`)
  })

  it('would be noticed', async () => {
    const program = run('--input-type=module', ['--eval', 'await fetch("http://127.0.0.1:49151")'], preload)
    expect((await program.ended).code).toBe(99)
  })
})
