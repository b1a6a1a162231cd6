import type { Architecture } from './architecture.ts'
import { florence2 } from './florence2.ts'
import { smolvlm } from './smolvlm.ts'
import { visionEncoderDecoder } from './vision-encoder-decoder.ts'

export type ArchitectureName = 'florence2' | 'smolvlm' | 'visionEncoderDecoder'

/** Every family that can run here. A new one is a file, a name and a line. */
export const architectures: Readonly<Record<ArchitectureName, Architecture>> = {
  florence2,
  smolvlm,
  visionEncoderDecoder,
}

/** The family of a `model_type` from config.json. */
export function architectureOf(modelType: unknown): ArchitectureName | undefined {
  const names = Object.keys(architectures) as ArchitectureName[]
  return names.find((name) => architectures[name].modelTypes.includes(String(modelType)))
}
