import { AltTextError, backendsOf, createPipeline, createSourceFilter, describeError } from '@alt-text/core'
import type { Pipeline, ResolvedConfig } from '@alt-text/core'
import { disagreements } from './agreement.ts'
import { fillOnce } from './fill-once.ts'
import { reportOf, tellOf } from './fill-report.ts'
import type { Host } from './host.ts'
import type { Log } from './log.ts'
import { inCi, modeOf } from './mode.ts'

/** A site, open: its words can be looked up. */
export interface Site {
  readonly pipeline: Pipeline
  /** Whether the globs name a source. Takes a POSIX path from the root. */
  readonly isSource: (path: string) => boolean
}

export interface SiteOptions {
  /** What holds for this build. */
  readonly config: ResolvedConfig
  /** The same without inline options: what a fill goes by. */
  readonly whole: ResolvedConfig
  readonly host: Host
  readonly log: Log
}

/**
 * Opens a site, and fills first where that is wanted.
 * @throws AltTextError `CAPTIONS_UNREADABLE`, `CAPTIONS_NEWER`, `CONFIG_INVALID`
 */
export async function openSite({ config, whole, host, log }: SiteOptions): Promise<Site> {
  const pipeline = await createPipeline(config)
  for (const line of config.notices) log.warn(line)
  compare(config, host, log)
  const mode = modeOf(config, backendsOf(pipeline), host, inCi(process.env['CI']))
  if (mode === 'generate') {
    await draft(whole, log)
    pipeline.captions.reload()
  }
  return { pipeline, isSource: createSourceFilter(config) }
}

function compare(config: ResolvedConfig, { addresses }: Host, log: Log): void {
  const lacking = addresses === undefined ? [] : disagreements(config, addresses)
  if (addresses === undefined || lacking.length === 0) return
  log.warn(
    `${addresses.of} reads addresses otherwise than the alt-text config, and so would \`alt-text fill\`. ` +
      `Add to the config: ${lacking.join(', ')}.`,
  )
}

/** A build never breaks because words could not be had: it goes on with those there are. */
async function draft(config: ResolvedConfig, log: Log): Promise<void> {
  try {
    const report = await fillOnce(config, (event) => tellOf(event).forEach((line) => log.info(line)))
    for (const line of reportOf(report)) log.warn(line)
  } catch (error) {
    if (!(error instanceof AltTextError)) throw error
    log.warn(`Nothing was drafted. ${describeError(error)}`)
  }
}
