// Preloaded: tells the parent the most memory that the process has had, and the most that it could not let go of, in MiB.
import { PerformanceObserver, constants } from 'node:perf_hooks'

let held = 0
const collections = new PerformanceObserver((list) => {
  const isWhole = list.getEntries().some(({ detail }) => detail.kind === constants.NODE_PERFORMANCE_GC_MAJOR)
  if (isWhole) held = Math.max(held, process.memoryUsage().heapUsed)
})
collections.observe({ entryTypes: ['gc'] })
process.on('exit', () => {
  const peak = process.resourceUsage().maxRSS / 1024
  console.error(`peak ${Math.round(peak)}, held ${Math.round(held / 1024 / 1024)}`)
})
