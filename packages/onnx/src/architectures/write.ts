import type { PreTrainedModel, Tensor } from '@huggingface/transformers'
import type { Draft } from './architecture.ts'

interface Decoder {
  batch_decode(batch: Tensor, options: { skip_special_tokens: boolean }): string[]
}

/**
 * Lets a model write, greedily: the same pixels give the same words.
 * @param promptLength tokens of the prompt that the answer repeats; 0 for models with an encoder for it
 */
export async function write(
  model: PreTrainedModel,
  decoder: Decoder,
  inputs: Readonly<Record<string, unknown>>,
  maxNewTokens: number,
  promptLength = 0,
): Promise<Draft> {
  const chances: number[] = []
  const watch = (_: unknown, logits: Tensor): Tensor => {
    const chance = logChance(logits.data as Float32Array)
    if (chance !== undefined) chances.push(chance)
    return logits
  }
  const written = (await model.generate({
    ...inputs,
    max_new_tokens: maxNewTokens,
    do_sample: false,
    logits_processor: [watch],
  } as never)) as Tensor
  const answer = promptLength === 0 ? written : written.slice(null, [promptLength, Number(written.dims.at(-1))])
  const [text = ''] = decoder.batch_decode(answer, { skip_special_tokens: true })
  return { text: text.trim(), confidence: meanChance(chances) }
}

/** Natural logarithm of the likeliest token's probability; `undefined` where the settings leave no other. */
function logChance(logits: Float32Array): number | undefined {
  let top = -Infinity
  let allowed = 0
  for (const value of logits) {
    if (value > top) top = value
    if (value !== -Infinity) allowed++
  }
  if (allowed < 2) return undefined
  let sum = 0
  for (const value of logits) sum += Math.exp(value - top)
  return -Math.log(sum)
}

/** Two decimals: more would differ between processors and say nothing. */
function meanChance(chances: readonly number[]): number | undefined {
  const mean = Math.exp(chances.reduce((sum, chance) => sum + chance, 0) / chances.length)
  return Number.isFinite(mean) ? Math.round(mean * 100) / 100 : undefined
}
