// What a person would write who knows the traps of transformers.js, and nothing around it.
import { createRequire } from 'node:module'
import sharp from 'sharp'

/** The model's own size. */
const edge = 64

/** A picture's pixels. */
export async function decode(bytes) {
  const { data } = await sharp(bytes)
    .rotate()
    .toColourspace('srgb')
    .flatten({ background: '#fff' })
    .resize(edge, edge, { fit: 'fill', kernel: 'cubic' })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return new Uint8Array(data)
}

/** A file of these pixels that costs as little to open as a file can. */
export function uncompressed(data) {
  const raw = { width: edge, height: edge, channels: 3 }
  return sharp(data, { raw }).png({ compressionLevel: 0 }).toBuffer()
}

/** With the settings that ours chooses for a model of this size. */
export async function bareCaptioner({ model, dtype, task }) {
  const library = createRequire(import.meta.url)('@huggingface/transformers')
  library.env.allowRemoteModels = false
  const session_options = {
    enableCpuMemArena: false,
    enableMemPattern: false,
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    logSeverityLevel: 4,
  }
  const options = { dtype, session_options, local_files_only: true }
  const processor = await library.AutoProcessor.from_pretrained(model, options)
  const loaded = await library.Florence2ForConditionalGeneration.from_pretrained(model, options)
  return async (data) => {
    const inputs = await processor(new library.RawImage(data, edge, edge, 3), task)
    const ids = await loaded.generate({ ...inputs, max_new_tokens: 60 })
    return processor.batch_decode(ids, { skip_special_tokens: true })[0].trim()
  }
}
