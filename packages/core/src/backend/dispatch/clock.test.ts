import { getEventListeners } from 'node:events'
import { expect, test } from 'vitest'
import { follow, systemClock } from './clock.ts'

test('a sleep ends with its time, or with an abort, and leaves no listener behind', async () => {
  const controller = new AbortController()
  const started = performance.now()
  await systemClock.sleep(20, controller.signal)
  expect(performance.now() - started).toBeGreaterThan(15)
  expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0)
  const long = systemClock.sleep(Infinity, controller.signal)
  controller.abort()
  await long
  await systemClock.sleep(60_000, controller.signal)
  expect(performance.now() - started).toBeLessThan(1_000)
})

test('a follower aborts with its parent until it is released', () => {
  const parent = new AbortController()
  const [kept, released] = [follow(parent.signal), follow(parent.signal)]
  released.release()
  parent.abort('why')
  expect([kept.controller.signal.reason, released.controller.signal.aborted]).toEqual(['why', false])
  expect(follow(parent.signal).controller.signal.aborted).toBe(true)
})
