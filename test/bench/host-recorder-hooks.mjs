import { appendFileSync } from 'node:fs'

let file

export function initialize(data) {
  file = data
}

/** What decodes pictures, reads their metadata, or asks a model. */
const unwanted =
  /^(?:sharp|exifreader|onnxruntime-node|@huggingface\/transformers|@alt-text\/(?:onnx|backends))(?:\/|$)/

/** A framework's own sharp is its own affair: only what is asked for by us, or by a site's config, counts. */
export async function resolve(specifier, context, next) {
  if (
    unwanted.test(specifier) &&
    /packages[\\/](?:core|onnx|backends|unplugin)|alt-text\.config/.test(context.parentURL ?? '')
  )
    appendFileSync(file, `${specifier}\n`)
  return next(specifier, context)
}
