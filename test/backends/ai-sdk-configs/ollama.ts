import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { aiSdk } from '@alt-text/backends/ai-sdk'
import { defineConfig } from '@alt-text/core'
const ollama = createOpenAICompatible({ name: 'ollama', baseURL: 'http://localhost:11434/v1' })
export default defineConfig({ backend: aiSdk({ model: ollama('qwen2.5vl:7b') }) })
