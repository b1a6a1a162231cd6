import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { tiny, wordsOf } from './ask.ts'
import { readable, unreadable } from './odd-images.ts'
import { peakOf, resetPeak } from './peak.ts'
import { captionersOf } from './processes.ts'
import { wordsFor } from './shape.ts'

const png = readFileSync('test/fixtures/shapes/000.png')
const words = 'a red triangle to the left of a yellow star'

/** Megabytes above which a picture would be a danger to the machine: the process alone holds about 120. */
const mostMegabytes = 400

describe.skipIf(process.platform === 'win32')('what the model gets to see', async () => {
  const backend = await tiny()
  await wordsOf(backend, png)
  const [pid = 0] = captionersOf(process.pid)
  const rows: string[] = []
  afterAll(() => void process.stdout.write(`\n${[heading, ...rows].join('\n')}\n\n`))

  /** Asks for one picture, and writes down what it costs. */
  async function measure(name: string, bytes: Buffer): Promise<string | Error> {
    resetPeak(pid)
    const began = performance.now()
    const answer = await wordsOf(backend, bytes, { key: name }).catch((error: Error) => error)
    const peak = peakOf(pid)
    rows.push(rowOf(name, performance.now() - began, peak, answer))
    expect(peak ?? 0).toBeLessThan(mostMegabytes)
    return answer
  }

  it.each(Object.entries(readable))('%s', async (name, [wanted, make]) => {
    expect(await measure(name, await make())).toBe(wanted)
  })

  it.each(Object.entries(unreadable))('%s is told, and named', async (name, [reason, make]) => {
    const error = await measure(name, await make())
    expect(error).toMatchObject({ code: 'BAD_INPUT', retryable: false, fatal: false })
    expect((error as Error).message).toMatch(reason)
    expect((error as Error).message).toContain(`${name}: `)
  })

  it('goes on with the next image', async () => {
    const keys = ['text', 'fine', 'empty', 'fine too']
    const bytes = [Buffer.from('text'), png, Buffer.alloc(0), png]
    const asked = await Promise.allSettled(bytes.map((each, index) => wordsOf(backend, each, { key: keys[index] })))
    expect(asked.map((each) => (each.status === 'fulfilled' ? each.value : undefined))).toEqual([
      undefined,
      words,
      undefined,
      words,
    ])
  })

  it('no file beside an SVG, and no address', async () => {
    const link = `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200"><rect width="200" height="200" fill="#fff"/>
      <image href="${process.cwd()}/test/fixtures/shapes/000.png" width="200" height="200"/>
      <circle cx="100" cy="100" r="60" fill="#121212"/></svg>`
    expect(await wordsOf(backend, Buffer.from(link))).toBe(wordsFor({ form: 'circle', colour: 'black' }))
  })
})

const heading = rowText(['odd picture', 'ms', 'peak MB', 'what came'])

function rowOf(name: string, ms: number, peak: number | undefined, answer: string | Error): string {
  const came = typeof answer === 'string' ? answer : `told: ${answer.message.slice(name.length + 2)}`
  return rowText([name, ms.toFixed(0), peak?.toFixed(0) ?? '-', came])
}

function rowText([name = '', ms = '', peak = '', came = '']: readonly string[]): string {
  return `${name.padEnd(38)} ${ms.padStart(6)} ${peak.padStart(8)}  ${came}`
}
