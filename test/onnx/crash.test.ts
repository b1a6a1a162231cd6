import type { Backend } from '@alt-text/core'
import { describe, expect, it } from 'vitest'
import { ask, root, tiny, wordsOf } from './ask.ts'
import { captionersOf, gone, lives } from './processes.ts'
import { svg, wordsFor } from './shape.ts'

const shape = { form: 'cross', colour: 'blue', background: 'white' } as const
const image = svg(shape)
const words = wordsFor(shape)

/** A captioning process starts for the first image; the pid tells it from those of other tests. */
async function warm(options: Parameters<typeof tiny>[0] = {}): Promise<{ backend: Backend; pid: number }> {
  const before = new Set(captionersOf(process.pid))
  const backend = await tiny(options)
  expect(await wordsOf(backend, image)).toBe(words)
  return { backend, pid: newest(before) }
}

function newest(before: ReadonlySet<number>): number {
  const [pid, ...others] = captionersOf(process.pid).filter((each) => !before.has(each))
  expect(others).toEqual([])
  return pid as number
}

/** A drawing of 111,110 circles on one spot: it keeps the captioning process busy for a second. */
const slow = Buffer.from(
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><defs><circle id="_0" cx="4" cy="4" r="3"/>${Array.from(
    { length: 5 },
    (_, level) => `<g id="_${level + 1}">${`<use href="#_${level}"/>`.repeat(10)}</g>`,
  ).join('')}</defs><use href="#_5"/></svg>`,
)

/** Does something to the captioning process while it works on the image, once it has its bytes. */
function during(signal: 'SIGKILL' | 'SIGSTOP', before: ReadonlySet<number>): () => Promise<Buffer> {
  return async () => {
    const pid = newest(before)
    setTimeout(() => process.kill(pid, signal), 250)
    return slow
  }
}

/** Does something to the captioning process before it has the image. */
function beforehand(signal: 'SIGKILL' | 'SIGSTOP', before: ReadonlySet<number>, times = 1): () => Promise<Buffer> {
  return async () => {
    if (times-- > 0) process.kill(newest(before), signal)
    return image
  }
}

describe.skipIf(process.platform === 'win32')('a captioning process that', () => {
  it('dies names the image, may be tried again, and starts again', async () => {
    const before = new Set(captionersOf(process.pid))
    const { backend, pid } = await warm()
    const asked = ask(backend, image, { key: 'public/deadly.png', read: during('SIGKILL', before) })
    await expect(asked).rejects.toMatchObject({ code: 'CRASHED', retryable: true, fatal: false })
    await expect(asked).rejects.toThrow(/public\/deadly\.png: .*SIGKILL/)
    expect(await wordsOf(backend, image, { key: 'public/deadly.png' })).toBe(words)
    expect(newest(before)).not.toBe(pid)
  })

  it('dies twice on one image leaves that one out and does the others', async () => {
    const before = new Set(captionersOf(process.pid))
    const { backend } = await warm()
    const deadly = { key: 'public/deadly.png', read: during('SIGKILL', before) }
    await expect(ask(backend, image, deadly)).rejects.toMatchObject({ code: 'CRASHED', retryable: true })
    const both = [ask(backend, image, deadly), wordsOf(backend, image, { key: 'public/fine.png' })] as const
    await expect(both[0]).rejects.toMatchObject({ code: 'CRASHED', retryable: false, fatal: false })
    await expect(both[0]).rejects.toThrow(/not the first time/)
    expect(await both[1]).toBe(words)
  })

  it('dies with others waiting costs one image; those get their words', async () => {
    const before = new Set(captionersOf(process.pid))
    const { backend } = await warm()
    const all = Array.from({ length: 8 }, (_, index) =>
      wordsOf(backend, image, { key: `${index}`, read: index === 2 ? during('SIGKILL', before) : undefined }),
    )
    const settled = await Promise.allSettled(all)
    expect(settled.map((each) => (each.status === 'fulfilled' ? each.value : each.reason.code))).toEqual(
      all.map((_, index) => (index === 2 ? 'CRASHED' : words)),
    )
  })

  it('dies again and again is given up, until another run', async () => {
    const before = new Set(captionersOf(process.pid))
    const { backend } = await warm()
    const deaths: unknown[] = []
    for (const key of ['a', 'a', 'b', 'b', 'c']) {
      const read = deaths.length < 4 ? during('SIGKILL', before) : undefined
      deaths.push(await ask(backend, image, { key, read }).catch((error: unknown) => error))
    }
    expect(deaths.map((error) => (error as { fatal: boolean }).fatal)).toEqual([false, false, false, false, true])
    expect(captionersOf(process.pid).filter((pid) => !before.has(pid))).toEqual([])
    await backend.start?.({ root, notice: () => {}, signal: new AbortController().signal })
    expect(await wordsOf(backend, image)).toBe(words)
  })

  it('dies while it loads starts again once', async () => {
    const before = new Set(captionersOf(process.pid))
    const backend = await tiny()
    expect(await wordsOf(backend, image, { read: beforehand('SIGKILL', before) })).toBe(words)
  })

  it('hangs is ended, names the image, and starts again', async () => {
    const before = new Set(captionersOf(process.pid))
    const { backend, pid } = await warm({ timeoutMs: 2000 })
    const asked = ask(backend, image, { key: 'public/endless.png', read: during('SIGSTOP', before) })
    const next = wordsOf(backend, image, { key: 'public/next.png' })
    await expect(asked).rejects.toMatchObject({ code: 'TIMEOUT', retryable: true, fatal: false })
    await expect(asked).rejects.toThrow(/public\/endless\.png: no caption within 2 s/)
    expect(await next).toBe(words)
    expect(lives(pid)).toBe(false)
  })

  it('dies before it has the image is asked again', async () => {
    const before = new Set(captionersOf(process.pid))
    const { backend } = await warm()
    expect(await wordsOf(backend, image, { read: beforehand('SIGKILL', before) })).toBe(words)
    expect(await wordsOf(backend, image, { read: beforehand('SIGKILL', before, 3) })).toBe(words)
  })

  it('is sent Ctrl-C goes on: what becomes of the work is for its parent to say', async () => {
    const { backend, pid } = await warm()
    process.kill(pid, 'SIGINT')
    expect(await wordsOf(backend, image)).toBe(words)
    expect(lives(pid)).toBe(true)
  })

  it('dies while nobody waits is no fault of anyone', async () => {
    const { backend, pid } = await warm()
    process.kill(pid, 'SIGKILL')
    expect(await gone(pid)).toBe(true)
    expect(await wordsOf(backend, image)).toBe(words)
  })
})

describe.skipIf(process.platform === 'win32')('an abort', () => {
  it('before the call is told at once', async () => {
    const { backend } = await warm()
    const asked = ask(backend, image, { signal: AbortSignal.abort() })
    await expect(asked).rejects.toMatchObject({ code: 'ABORTED', retryable: false })
  })

  it('does not wait for a process that hangs, and harms nobody else', async () => {
    const before = new Set(captionersOf(process.pid))
    const { backend, pid } = await warm()
    const abort = new AbortController()
    const asked = ask(backend, image, { signal: abort.signal, read: beforehand('SIGSTOP', before) })
    const other = wordsOf(backend, image, { key: 'public/other.png' })
    setTimeout(() => abort.abort(), 50)
    const began = Date.now()
    await expect(asked).rejects.toMatchObject({ code: 'ABORTED' })
    expect(Date.now() - began).toBeLessThan(1000)
    process.kill(pid, 'SIGCONT')
    expect(await other).toBe(words)
  })

  it('of one that waits leaves the rest alone', async () => {
    const { backend } = await warm()
    const abort = new AbortController()
    const asked = Array.from({ length: 8 }, (_, index) =>
      wordsOf(backend, image, { key: `${index}`, signal: index % 2 ? abort.signal : undefined }),
    )
    abort.abort()
    const settled = await Promise.allSettled(asked)
    expect(settled.map(({ status }) => status)).toEqual(asked.map((_, index) => (index % 2 ? 'rejected' : 'fulfilled')))
  })
})

describe.skipIf(process.platform === 'win32')('dispose', () => {
  it('ends the process at once and tells who waits', async () => {
    const before = new Set(captionersOf(process.pid))
    const { backend, pid } = await warm()
    const asked = ask(backend, image, { read: beforehand('SIGSTOP', before) })
    const refused = expect(asked).rejects.toMatchObject({ code: 'ABORTED' })
    await new Promise((resolve) => setTimeout(resolve, 50))
    await backend.dispose?.()
    await refused
    expect(await gone(pid)).toBe(true)
  })

  it('may be called twice, and before anything', async () => {
    const backend = await tiny()
    await backend.dispose?.()
    await backend.dispose?.()
  })
})
