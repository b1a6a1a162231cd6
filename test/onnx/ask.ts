import type { Backend, Caption, CaptionRequest } from '@alt-text/core'
import { onnx, type OnnxOptions } from '@alt-text/onnx'
import { afterAll } from 'vitest'

export const root: string = process.cwd()
export const model = 'test/models/tiny-florence2'

/** The backend over the tiny model, started; disposed of when the test file ends. */
export async function tiny(options: OnnxOptions = {}): Promise<Backend> {
  const backend = onnx({ model, ...options })
  opened.push(backend)
  await backend.start?.({ root, notice: () => {}, signal: new AbortController().signal })
  return backend
}

const opened: Backend[] = []
afterAll(() => Promise.all(opened.map((backend) => backend.dispose?.())))

export interface Question {
  readonly key?: string | undefined
  readonly language?: string | undefined
  readonly signal?: AbortSignal | undefined
  /** Instead of giving the bytes at once. */
  readonly read?: (() => Promise<Buffer>) | undefined
}

/** Asks for one image. */
export function ask(backend: Backend, bytes: Buffer, question: Question = {}): Promise<Caption> {
  const { key = 'public/shape.png', language = 'en', signal = new AbortController().signal } = question
  const read = question.read ?? (async () => bytes)
  const image: CaptionRequest['image'] = { key, hash: `sha256-${key}`, mediaType: 'image/png', read }
  return backend.caption({ image, language, role: 'informative', context: {} }, signal)
}

/** What it says, as words. */
export async function wordsOf(backend: Backend, bytes: Buffer, question: Question = {}): Promise<string> {
  const caption = await ask(backend, bytes, question)
  if (caption.kind !== 'words') throw new Error(`no words: ${JSON.stringify(caption)}`)
  return caption.text
}
