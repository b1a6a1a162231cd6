import { fill } from '@alt-text/core'
import type { FillReport, Pipeline } from '@alt-text/core'

const fills = new Map<string, Promise<FillReport>>()

/**
 * In `generate`, a build is a fill first: once per captions file and process, and a failure is
 * remembered, so client, server and every compiler see the same words.
 */
export function fillOnce(pipeline: Pipeline): Promise<FillReport> {
  const key = pipeline.config.captions
  const known = fills.get(key)
  if (known !== undefined) return known
  const started = fill(pipeline)
  fills.set(key, started)
  return started
}
