import { argv, stdout } from 'node:process'
import { Journal } from '../../../packages/backends/src/modelrunner/journal.ts'

/**
 * A process that claims every key once, does its "work", and shortens the journal now and then. Prints the keys it
 * won.
 */
const [, , path = '', name = '', keys = '0'] = argv
const journal = new Journal(path)
const won: string[] = []
for (let index = 0; index < Number(keys); index++) {
  const key = `key-${index}`
  const token = `${name}-${index}`
  const known = journal.attempts.of(key)
  if (known.length === 0 && (await journal.claim({ t: 'intent', token, key, image: key }))) {
    won.push(key)
    await journal.append({ t: 'submitted', token, key, image: key, id: token })
    await journal.append({ t: 'done', token, key, image: key, text: token, at: Date.now() })
  }
  if (index % 100 === 99) await journal.compact(() => false)
}
journal.close()
stdout.write(JSON.stringify(won))
