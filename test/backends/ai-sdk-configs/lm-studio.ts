import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { aiSdk } from '@alt-text/backends/ai-sdk'
import { defineConfig } from '@alt-text/core'
const studio = createOpenAICompatible({ name: 'lmstudio', baseURL: 'http://localhost:1234/v1' })
export default defineConfig({ backend: aiSdk({ model: studio('qwen/qwen2.5-vl-7b') }) })
