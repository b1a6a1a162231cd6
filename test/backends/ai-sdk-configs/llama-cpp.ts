import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { aiSdk } from '@alt-text/backends/ai-sdk'
import { defineConfig } from '@alt-text/core'
const llama = createOpenAICompatible({ name: 'llama-cpp', baseURL: 'http://localhost:8080/v1' })
export default defineConfig({ backend: aiSdk({ model: llama('gemma-3-4b-it') }) })
