import type { Florence2Processor } from '@huggingface/transformers'
import { compact, precise } from '../model/dtype.ts'
import type { Architecture, Captioner, Loading, Tasks } from './architecture.ts'
import { presized } from './presized.ts'
import { write } from './write.ts'

/**
 * Florence-2. Its vision encoder suffers most from few bits, so it is taken as precise as there is; the text side takes
 * four: the mixture of https://huggingface.co/docs/transformers.js/guides/dtypes.
 */
export const florence2: Architecture = {
  modelTypes: ['florence2'],
  sessions: {
    vision_encoder: precise,
    embed_tokens: precise,
    encoder_model: compact,
    decoder_model_merged: compact,
  },
  documents: ['config.json', 'preprocessor_config.json', 'tokenizer.json', 'tokenizer_config.json'],
  defaultTask: '<CAPTION>',

  /** Those that answer with words alone. One that the file does not list would be read to the model letter by letter. */
  tasks(preprocessor): Tasks {
    const answers = preprocessor.tasks_answer_post_processing_type ?? {}
    return Object.keys(preprocessor.task_prompts_without_inputs ?? {}).filter(
      (task) => (answers[task] ?? 'pure_text') === 'pure_text',
    )
  },

  maxNewTokens: (task) => (task === '<CAPTION>' ? 60 : task === '<DETAILED_CAPTION>' ? 100 : 250),

  async load({ library, folder, options, task, maxNewTokens }: Loading): Promise<Captioner> {
    const processor = presized(await library.AutoProcessor.from_pretrained(folder, options)) as Florence2Processor
    const model = await library.Florence2ForConditionalGeneration.from_pretrained(folder, options)
    return async (image) => write(model, processor, await processor(image, task), maxNewTokens)
  },
}
