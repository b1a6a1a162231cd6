type Edges = number | Readonly<Record<string, number | undefined>>

/** The part of preprocessor_config.json that is read here. */
export interface Preprocessor {
  readonly size?: Edges | undefined
  readonly image_size?: Edges | undefined
  readonly crop_size?: Edges | undefined
  readonly do_center_crop?: boolean | undefined
  /** Of the Idefics3 family: the one tile that a picture becomes when it is not split. */
  readonly max_image_size?: Edges | undefined
  readonly task_prompts_without_inputs?: Readonly<Record<string, string>> | undefined
  readonly tasks_answer_post_processing_type?: Readonly<Record<string, string>> | undefined
}

/** In pixels. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** The size in which a model wants its pictures; `undefined` where the file does not say. */
export function inputSize(preprocessor: Preprocessor): Size | undefined {
  const cropped = preprocessor.do_center_crop === true ? preprocessor.crop_size : undefined
  const edges = cropped ?? preprocessor.max_image_size ?? preprocessor.size ?? preprocessor.image_size
  if (edges === undefined) return undefined
  if (typeof edges === 'number') return square(edges)
  if (edges['width'] !== undefined && edges['height'] !== undefined) {
    return { width: edges['width'], height: edges['height'] }
  }
  return square(edges['longest_edge'] ?? edges['shortest_edge'])
}

function square(edge: number | undefined): Size | undefined {
  return edge === undefined ? undefined : { width: edge, height: edge }
}
