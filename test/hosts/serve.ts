import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createServer as createNetServer } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { environment } from './run.ts'
import type { Site } from './site.ts'

export interface Server extends AsyncDisposable {
  /** With the site's base, and a slash at its end. */
  readonly url: string
  /** What it has printed. */
  readonly text: () => string
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
}

/** Serves what was built, as a plain web server does. */
export async function serve(site: Site): Promise<Server> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)
    const file = path === '/favicon.ico' ? undefined : fileAt(site, path)
    if (file === undefined) {
      response.writeHead(path === '/favicon.ico' ? 204 : 404).end()
      return
    }
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' })
    response.end(readFileSync(file))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}${site.base}`,
    text: () => '',
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function fileAt(site: Site, path: string): string | undefined {
  if (!path.startsWith(site.base)) return undefined
  const below = join(site.out, normalize(path.slice(site.base.length)))
  return [below, join(below, 'index.html'), `${below.replace(/\/$/, '')}.html`].find(
    (it) => existsSync(it) && statSync(it).isFile(),
  )
}

/** Starts the framework's own dev server, and waits until it answers. */
export async function develop(site: Site, args: (port: number) => readonly string[]): Promise<Server> {
  const port = await freePort()
  const child = spawn(site.node, args(port), {
    cwd: site.root,
    env: { ...environment, ...site.env, CI: undefined },
    stdio: ['ignore', 'pipe', 'pipe'],
    // Some start processes of their own: all of them end together.
    detached: true,
  })
  let text = ''
  child.stdout.setEncoding('utf8').on('data', (piece: string) => (text += piece))
  child.stderr.setEncoding('utf8').on('data', (piece: string) => (text += piece))
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
    process.kill(-child.pid, 'SIGKILL')
    await once(child, 'exit')
  }
  const url = await answering(port, site.base, () => child.exitCode)
  if (url !== undefined) return { url, text: () => text, [Symbol.asyncDispose]: stop }
  await stop()
  throw new Error(`The dev server did not answer:\n${text}`)
}

async function answering(port: number, base: string, exitCode: () => number | null): Promise<string | undefined> {
  for (let attempt = 0; attempt < 600 && exitCode() === null; attempt++) {
    // Node's own servers listen on one of the two.
    for (const name of ['localhost', '127.0.0.1']) {
      const url = `http://${name}:${port}${base}`
      const answer = await fetch(url, { signal: AbortSignal.timeout(20_000) }).catch(() => undefined)
      if (answer !== undefined && answer.status < 500) return url
    }
    await sleep(200)
  }
  return undefined
}

async function freePort(): Promise<number> {
  const server = createNetServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
