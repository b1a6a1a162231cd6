import { defineConfig, embedded } from '@alt-text/core'
import { onnx } from '@alt-text/onnx'

export default defineConfig({
  // Words that are in the file already, then a tiny local model that knows one world of drawn shapes.
  backend: [embedded(), onnx({ model: process.env.ALT_TEXT_MODEL ?? '../../test/models/tiny-florence2' })],
})
