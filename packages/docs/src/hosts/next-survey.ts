import type { BuildOptions } from '@alt-text/core'
import { createSession, orFailure } from 'unplugin-alt-text/adapter'

export interface SurveyOptions {
  /** Absolute. */
  readonly root: string
  /** Of Next: `phase-production-build` for a build. */
  readonly phase: string
  readonly options: BuildOptions
}

/** Set in the environment of a build's own processes: they read `next.config` again. */
const done = 'ALT_TEXT_SURVEYED'

/**
 * Before a build: fills where that is wanted, and says in one line what the site's images have. Modules are made in
 * several processes, and kept from build to build, so that none of them sees the whole.
 */
export async function survey({ root, phase, options }: SurveyOptions): Promise<void> {
  if (phase !== 'phase-production-build' || process.env[done] === root) return
  process.env[done] = root
  const session = createSession(options)
  session.describe({ root, dev: false })
  await orFailure(session.survey())
  session.end()
}
