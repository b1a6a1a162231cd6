import type { Tensor } from '@huggingface/transformers'
import { compact, precise } from '../model/dtype.ts'
import type { Architecture, Captioner, Loading, Tasks } from './architecture.ts'
import { presized } from './presized.ts'
import { write } from './write.ts'

/** SmolVLM and Idefics3: a chat that is shown one picture. Takes any prompt as its task. */
export const smolvlm: Architecture = {
  modelTypes: ['smolvlm', 'idefics3'],
  sessions: { vision_encoder: precise, embed_tokens: precise, decoder_model_merged: compact },
  documents: [
    'config.json',
    'preprocessor_config.json',
    'processor_config.json',
    'tokenizer.json',
    'tokenizer_config.json',
  ],
  defaultTask: 'Describe this image in one short, factual sentence.',
  tasks: (): Tasks => 'any',
  maxNewTokens: () => 100,

  async load({ library, folder, options, task, maxNewTokens }: Loading): Promise<Captioner> {
    const processor = presized(await library.AutoProcessor.from_pretrained(folder, options))
    const model = await library.AutoModelForImageTextToText.from_pretrained(folder, options)
    const content = [{ type: 'image' }, { type: 'text', text: task }]
    const prompt = processor.apply_chat_template([{ role: 'user', content }] as never, { add_generation_prompt: true })
    return async (image) => {
      // Split into tiles, one picture costs up to seventeen runs of the vision encoder, seconds each.
      const inputs = await processor(prompt, [image], { do_image_splitting: false })
      return write(model, processor, inputs, maxNewTokens, (inputs.input_ids as Tensor).dims.at(-1))
    }
  },
}
