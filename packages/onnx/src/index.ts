export type { Dtype } from './model/dtype.ts'
export type { Dtypes } from './model/files.ts'
export { onnx } from './onnx.ts'
export type { OnnxOptions } from './options.ts'
