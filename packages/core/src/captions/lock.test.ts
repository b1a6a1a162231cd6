import { existsSync, mkdtempSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { acquireLock, lockPathFor, withFileLock } from './lock.ts'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'alt-text-lock-'))
  path = join(folder, '.alt-text', 'fill.lock')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a lock stands beside what it locks, in a folder that is not committed', () => {
  expect(lockPathFor(join(folder, 'alt-text.json'))).toBe(join(folder, '.alt-text', 'alt-text.json.lock'))
})

test('is there while it is held and gone afterwards', async () => {
  const onLost = vi.fn<() => void>()
  const release = await acquireLock(path, { onLost })
  expect(existsSync(path)).toBe(true)
  await release()
  expect(existsSync(path)).toBe(false)
  await release()
  expect(onLost).not.toHaveBeenCalled()
})

test('one at a time, and who waits is told so once', async () => {
  const releaseFirst = await acquireLock(path)
  const onWait = vi.fn<() => void>()
  let isSecond = false
  const second = acquireLock(path, { onWait }).then((release) => {
    isSecond = true
    return release
  })
  await vi.waitFor(() => expect(onWait).toHaveBeenCalled())
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(isSecond).toBe(false)
  await releaseFirst()
  await (
    await second
  )()
  expect(onWait).toHaveBeenCalledTimes(1)
})

test('a wait ends at once when it is aborted, and leaves the lock to its holder', async () => {
  const releaseFirst = await acquireLock(path)
  const controller = new AbortController()
  const reason = new Error('enough')
  const waiting = acquireLock(path, { signal: controller.signal, onWait: () => controller.abort(reason) })
  await expect(waiting).rejects.toBe(reason)
  await expect(acquireLock(path, { signal: controller.signal })).rejects.toBe(reason)
  expect(existsSync(path)).toBe(true)
  await releaseFirst()
})

test('the lock of a holder that was killed is taken over', async () => {
  mkdirSync(path, { recursive: true })
  const sixSecondsAgo = Date.now() / 1000 - 6
  utimesSync(path, sixSecondsAgo, sixSecondsAgo)
  expect(await withFileLock(path, () => 'done')).toBe('done')
})

test('work that throws leaves no lock behind', async () => {
  const error = new Error('broken')
  await expect(
    withFileLock(path, () => {
      throw error
    }),
  ).rejects.toBe(error)
  expect(existsSync(path)).toBe(false)
})

test('a lock that is taken away is told to its holder, not thrown out of a timer', async () => {
  const onLost = vi.fn<() => void>()
  const release = await acquireLock(path, { onLost })
  rmSync(path, { recursive: true })
  await vi.waitFor(() => expect(onLost).toHaveBeenCalledTimes(1), { timeout: 4000 })
  await release()
})

test('where no lock can be made, that is said', async () => {
  writeFileSync(join(folder, '.alt-text'), 'a file, not a folder')
  await expect(withFileLock(path, () => 'never')).rejects.toMatchObject({ code: 'CAPTIONS_LOCKED' })
})
