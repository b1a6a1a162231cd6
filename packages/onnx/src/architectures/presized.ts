import type { Processor } from '@huggingface/transformers'

/**
 * A processor that takes pictures as they come. They were resized while they were decoded, with antialiasing; the
 * library's own resize has none, and Idefics3 would blow a tile up to sixteen times its area first.
 */
export function presized(processor: Processor): Processor {
  const images = processor.image_processor
  if (images) Object.assign(images, { do_resize: false, do_center_crop: false })
  return processor
}
