import { createPipeline, fill } from '@alt-text/core'
import type { FillEvent, FillReport, ResolvedConfig } from '@alt-text/core'

const fills = new Map<string, Promise<FillReport>>()

/**
 * In `generate`, a build is a fill first: once per captions file and process, and a failure is
 * remembered, so client, server and every compiler see the same words. It looks at what the CLI would
 * look at, whatever one build leaves out for itself.
 * @param config as it stands in the file, without inline options
 */
export function fillOnce(config: ResolvedConfig, onEvent: (event: FillEvent) => void): Promise<FillReport> {
  const known = fills.get(config.captions)
  if (known !== undefined) return known
  const started = createPipeline(config).then((pipeline) => fill(pipeline, { onEvent }))
  fills.set(config.captions, started)
  return started
}
