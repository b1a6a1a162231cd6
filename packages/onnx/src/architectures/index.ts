import type { Architecture } from './architecture.ts'
import { florence2 } from './florence2.ts'
import { smolvlm } from './smolvlm.ts'
import { visionEncoderDecoder } from './vision-encoder-decoder.ts'

/** Every family that can run here. A new one is a file and a line. */
export const architectures = {
  florence2,
  smolvlm,
  visionEncoderDecoder,
} as const satisfies Record<string, Architecture>

export type ArchitectureName = keyof typeof architectures

/** The family of a `model_type` from config.json. */
export function architectureOf(modelType: unknown): ArchitectureName | undefined {
  const names = Object.keys(architectures) as ArchitectureName[]
  return names.find((name) => (architectures[name] as Architecture).modelTypes.includes(String(modelType)))
}
