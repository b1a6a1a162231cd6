// A Vite dev server: `node serve.mjs JOB.json`. Tells its parent its address, and what it sends to browsers.
import { readFileSync } from 'node:fs'
import { createServer } from 'vite'
import { configOf } from './hosts/vite.mjs'
import { tell } from './tell.mjs'

const job = JSON.parse(readFileSync(process.argv[2], 'utf8'))
// The fixture has no dependencies to be found.
const optimizeDeps = { noDiscovery: true, include: [] }
const server = await createServer({ ...configOf(job), optimizeDeps, server: { host: '127.0.0.1', port: 0 } })
const { send } = server.ws
server.ws.send = (message, ...rest) => {
  tell({ sent: message.type ?? message })
  return send.call(server.ws, message, ...rest)
}
await server.listen()
// The watcher misses what changes before it has seen the folder.
await new Promise((resolve) => (server.watcher._readyEmitted ? resolve() : server.watcher.on('ready', resolve)))
tell({ address: server.resolvedUrls.local[0] })
process.on('disconnect', () => server.close())
