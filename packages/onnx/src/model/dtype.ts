/** How a model's numbers are stored, in the words of transformers.js. */
export type Dtype = 'fp32' | 'fp16' | 'q8' | 'int8' | 'uint8' | 'q4' | 'q4f16' | 'bnb4'

/** What a dtype adds to a file's name: `vision_encoder_fp16.onnx`. */
export const suffixes: Readonly<Record<Dtype, string>> = {
  fp32: '',
  fp16: '_fp16',
  q8: '_quantized',
  int8: '_int8',
  uint8: '_uint8',
  q4: '_q4',
  q4f16: '_q4f16',
  bnb4: '_bnb4',
}

/** Of an encoder: whole numbers first, then the kinds that lose least. */
export const precise: readonly Dtype[] = ['fp16', 'fp32', 'q8', 'int8', 'uint8', 'q4f16', 'q4', 'bnb4']

/** Of a decoder, which weighs most and bears four bits well. */
export const compact: readonly Dtype[] = ['q4', 'fp16', 'fp32', 'q8', 'int8', 'uint8', 'q4f16', 'bnb4']

/** Where a session's file lies in a model's folder, POSIX. */
export function fileOf(session: string, dtype: Dtype): string {
  return `onnx/${session}${suffixes[dtype]}.onnx`
}
