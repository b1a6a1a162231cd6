/**
 * The loader that `@alt-text/docs/next` sets up, for Turbopack and webpack.
 * @module
 */
import { statSync } from 'node:fs'
import type { BuildOptions } from '@alt-text/core'
import { buildFailure, createSession, looksRaw, sourceCode } from 'unplugin-alt-text/adapter'
import type { Session } from 'unplugin-alt-text/adapter'

interface LoaderOptions extends BuildOptions {
  /** Absolute: where the search for a config begins. */
  readonly root: string
}

/** A loader's `this`, as far as it is used here. */
interface LoaderContext {
  readonly resourcePath: string
  getOptions(): LoaderOptions
  addDependency(file: string): void
  async(): (error: unknown, code?: string, map?: unknown) => void
}

/* oxlint-disable oxc/no-this-in-exported-function -- a loader is given its module as `this` */
/** Gives a module its words, as webpack and Turbopack ask a loader. */
export default function altTextLoader(this: LoaderContext, code: string, map: unknown): void {
  void answer(this, this.async(), code, map)
}
/* oxlint-enable oxc/no-this-in-exported-function */

async function answer(context: LoaderContext, done: ReturnType<LoaderContext['async']>, code: string, map: unknown) {
  try {
    const made = await wordedModule(context, code)
    done(null, made?.code ?? code, made?.map ?? map)
  } catch (error) {
    done(buildFailure(error))
  }
}

async function wordedModule(context: LoaderContext, code: string): Promise<{ code: string; map: object } | undefined> {
  const { resourcePath: path } = context
  if (!sourceCode.test(code) || !looksRaw(code, path)) return undefined
  const session = await sessionFor(context.getOptions())
  const result = await session.module(code, path)
  for (const file of result?.watch ?? []) context.addDependency(file)
  if (result?.injected === undefined) return undefined
  return { code: result.injected.code, map: { ...result.injected.map, sources: [path], sourcesContent: [code] } }
}

const sessions = new Map<string, { session: Session; stamp: string }>()

/** One for all modules of a process. It lives on while files change, and nobody tells it. */
async function sessionFor({ root, ...options }: LoaderOptions): Promise<Session> {
  const key = JSON.stringify([root, options])
  const known = sessions.get(key)
  if (known === undefined) {
    const session = createSession(options)
    session.describe({ root, dev: process.env['NODE_ENV'] === 'development' })
    sessions.set(key, { session, stamp: '' })
    await session.open()
    return sessionFor({ root, ...options })
  }
  const stamp = known.session.watch.map(stampOf).join()
  if (known.stamp !== '' && known.stamp !== stamp) await known.session.again()
  known.stamp = stamp
  return known.session
}

function stampOf(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false })
  return `${path}:${found?.mtimeMs}:${found?.size}`
}
