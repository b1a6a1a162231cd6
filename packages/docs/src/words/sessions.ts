import { resolve } from 'node:path'
import type { Language } from '@alt-text/core'
import { createSession, orFailure } from 'unplugin-alt-text/adapter'
import type { Session } from 'unplugin-alt-text/adapter'
import type { PipelineOptions } from './options.ts'

/** Frameworks make a processor for every page, load plugins by path, and run several parsers: one session serves all. */
const sessions = new Map<string, Session>()

/** The session of everything that was set up with the same options. */
export function sessionFor(options: PipelineOptions): Session {
  const key = keyOf(options)
  const known = sessions.get(key)
  if (known !== undefined) return known
  const { digest: _, root = process.cwd(), ...build } = options
  const session = createSession(build)
  const dev = process.env['NODE_ENV'] === 'development'
  session.describe({ root: resolve(root), dev, passes: 'several' })
  // Nobody tells these plugins when a build ends.
  if (!dev) session.end()
  sessions.set(key, session)
  return session
}

/** Lets an adapter's own session serve the plugins that it sets up; the adapter prints the summary. */
export function shareSession(session: Session, options: PipelineOptions): void {
  sessions.set(keyOf(options), session)
}

function keyOf({ digest: _, root = process.cwd(), ...options }: PipelineOptions): string {
  return JSON.stringify([resolve(root), Object.entries(options).sort(([one], [other]) => (one < other ? -1 : 1))])
}

const languages: readonly Language[] = ['markdown', 'mdx', 'html']

export async function prepare(session: Session): Promise<void> {
  await orFailure(session.prepare(languages))
}

/**
 * Opens the site before anything is rendered, for renderers that cannot wait. Gives the options back with the digest
 * of the captions file in them.
 * @throws AltTextError for a broken config or captions file
 */
export async function ready(options: PipelineOptions = {}): Promise<PipelineOptions & { digest: string }> {
  const session = sessionFor(options)
  if (session.isReady) await session.again()
  await prepare(session)
  return { ...options, digest: session.digest }
}
