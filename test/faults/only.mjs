// Preloaded into a process and those that it starts: whoever opens a connection to another place than the one that is
// allowed, or asks for a name, ends with code 99.
import { appendFileSync } from 'node:fs'
import dns from 'node:dns'
import net from 'node:net'

const { ONLY_PORT, ONLY_LOG } = process.env
const refuse = (what) => {
  appendFileSync(ONLY_LOG, `refused ${what}\n`)
  process.exit(99)
}
const { connect } = net.Socket.prototype
net.Socket.prototype.connect = function (...args) {
  const [first] = args.flat()
  const { host, port, path } = typeof first === 'object' ? first : { port: first, host: args[1] }
  if (path === undefined && !(host === '127.0.0.1' && String(port) === ONLY_PORT)) refuse(`${host}:${port}`)
  appendFileSync(ONLY_LOG, `${host}:${port}\n`)
  return connect.apply(this, args)
}
dns.lookup = (name) => refuse(name)
dns.promises.lookup = (name) => refuse(name)
