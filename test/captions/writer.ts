import { writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openCaptions } from '../../packages/core/src/captions/index.ts'

/** A process of its own: records `count` captions under a prefix, and tells of each when it is recorded. */
const [path = '', prefix = '', count = '0', pauseMs = '0'] = process.argv.slice(2)
const file = openCaptions({ path, root: dirname(path), language: 'en' })

function record(name: string): void {
  const key = `${prefix}/${name}.png`
  const hash = `sha256-${'1'.repeat(32)}`
  file.record({ kind: 'draft', key, hash, language: 'en', words: { alt: `Words for ${key}`, state: 'draft' } })
  // Synchronous, so that a kill between recording and telling is the only thing that can come between the two.
  writeSync(1, `${Date.now()} ${key}\n`)
}

record('first')
await file.flush()
writeSync(1, `${Date.now()} ready\n`)
for (let index = 1; index < Number(count); index++) {
  record(String(index))
  await sleep(Math.random() * 2 * Number(pauseMs))
}
await file.close()
