import { precise } from '../model/dtype.ts'
import type { Architecture, Captioner, Loading, Tasks } from './architecture.ts'
import { presized } from './presized.ts'
import { write } from './write.ts'

/** A picture encoder and a text decoder, without a prompt: distilvit and vit-gpt2. */
export const visionEncoderDecoder: Architecture = {
  modelTypes: ['vision-encoder-decoder'],
  sessions: { encoder_model: precise, decoder_model_merged: precise },
  documents: ['config.json', 'preprocessor_config.json', 'tokenizer.json', 'tokenizer_config.json'],
  defaultTask: '',
  tasks: (): Tasks => 'none',
  maxNewTokens: () => 40,

  async load({ library, folder, options, maxNewTokens }: Loading): Promise<Captioner> {
    const processor = presized(await library.AutoProcessor.from_pretrained(folder, options))
    const tokenizer = await library.AutoTokenizer.from_pretrained(folder, options)
    const model = await library.AutoModelForVision2Seq.from_pretrained(folder, options)
    return async (image) => {
      const { pixel_values } = await processor(image)
      return write(model, tokenizer, { inputs: pixel_values }, maxNewTokens)
    }
  },
}
