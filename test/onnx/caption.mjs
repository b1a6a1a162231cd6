// A user's program over the built package: `node caption.mjs WHAT [IMAGE…]`, one caption a line.
import { readFileSync } from 'node:fs'
import { onnx } from '@alt-text/onnx'

const [what, ...files] = process.argv.slice(2)
const backend = onnx({ model: 'test/models/tiny-florence2' })
const never = new AbortController().signal
const ask = (file, bytes = readFileSync(file)) =>
  backend.caption({ image: { key: file, hash: file, mediaType: '', read: async () => bytes }, language: 'en' }, never)

await backend.start({ root: process.cwd(), notice() {}, signal: never })
for (const file of files) process.stdout.write(`${(await ask(file)).text}\n`)

switch (what) {
  case 'end':
    break
  case 'exit':
    // As the command lines of bundlers do when a build fails.
    void ask(files[0])
    process.stdout.write('busy\n')
    setTimeout(() => process.exit(3), 20)
    break
  case 'stay':
    process.stdout.write('busy\n')
    for (;;) await ask(files[0])
  default:
    throw new Error(`nothing to do: ${what}`)
}
