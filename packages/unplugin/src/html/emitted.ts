import { createEmittedResolver } from '@alt-text/core'
import type { EmittedFile, Pipeline } from '@alt-text/core'
import type { Session } from '../session.ts'

/** Finds images of built HTML by the bytes of what the bundler emits; public files as ever. */
export async function emittedResolver(
  session: Session,
  files: Iterable<EmittedFile>,
): Promise<Parameters<Pipeline['look']>[1]> {
  const pipeline = await session.open()
  return pipeline === undefined ? undefined : createEmittedResolver(files, pipeline.resolver)
}
