import { expect, test } from 'vitest'
import { createLimiter } from './limiter.ts'

test('nobody slips in between one that ends and one that waits, and failures give their place back', async () => {
  const limiter = createLimiter(2)
  let running = 0
  let peak = 0
  const task = async (): Promise<void> => {
    peak = Math.max(peak, ++running)
    await new Promise((resolve) => void setTimeout(resolve, Math.random() * 3))
    running--
    if (Math.random() < 0.3) throw new Error('failed')
  }
  const late: Promise<unknown>[] = []
  const early = Array.from({ length: 30 }, () => limiter(task).catch(() => late.push(limiter(task).catch(() => {}))))
  await Promise.all(early)
  await Promise.all(late)
  expect(peak).toBe(2)
  const order: number[] = []
  await Promise.all([1, 2, 3, 4].map((index) => limiter(async () => void order.push(index))))
  expect(order).toEqual([1, 2, 3, 4])
})
