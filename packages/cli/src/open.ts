import { createPipeline, loadConfig } from '@alt-text/core'
import type { Pipeline, PipelineOptions } from '@alt-text/core'
import type { Io } from './io.ts'
import { textOption } from './options.ts'

/** The site that a command works on: the nearest config upwards, or the one named. */
export async function openSite(
  io: Io,
  options: Readonly<Record<string, unknown>>,
  how: PipelineOptions = {},
): Promise<Pipeline> {
  const config = await loadConfig({ from: io.cwd, file: textOption(options, 'config') })
  for (const line of config.notices) io.note(line)
  return createPipeline(config, how)
}
