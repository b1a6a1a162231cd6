// A service of its own process that takes a time of its own for each request, so much in the mean; else as fast as HTTP goes: POST, status, result.
import { createServer } from 'node:http'

const serviceMs = Number(process.argv[2])
const jobs = new Map()
let count = 0
/** The mean time from the end of a request to the look that finds it, in milliseconds. */
let waited = 0
let found = 0

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url, 'http://service')
  const [, id, status] = /\/requests\/([\w-]+)(\/status)?$/.exec(pathname) ?? []
  request.resume().on('end', () => {
    response.setHeader('content-type', 'application/json')
    if (request.method === 'POST') {
      const name = `request-${String(count++).padStart(13, '0')}`
      jobs.set(name, performance.now() + serviceMs * shareOf(count))
      response.writeHead(201).end(JSON.stringify({ status: 'IN_QUEUE', request_id: name }))
    } else if (pathname === '/delay') response.end(JSON.stringify({ mean: waited / found }))
    else if (status !== undefined) response.end(JSON.stringify({ status: look(id), request_id: id }))
    else {
      jobs.delete(id)
      response.end(JSON.stringify({ id, status: 'COMPLETED', output: `A drawing that came as ${id}.` }))
    }
  })
})

/** From 0.7 to 1.3, spread evenly and the same in each run: no clock of the other side falls in step with it. */
function shareOf(index) {
  return 0.7 + 0.6 * ((index * 0.618034) % 1)
}

function look(id) {
  const late = performance.now() - jobs.get(id)
  if (late < 0) return 'IN_PROGRESS'
  waited += late
  found++
  return 'COMPLETED'
}

server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () => process.send(server.address().port))
process.on('disconnect', () => process.exit(0))
