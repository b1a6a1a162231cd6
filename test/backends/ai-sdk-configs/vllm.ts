import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { aiSdk } from '@alt-text/backends/ai-sdk'
import { defineConfig } from '@alt-text/core'
const vllm = createOpenAICompatible({ name: 'vllm', baseURL: 'http://gpu.lan:8000/v1' })
export default defineConfig({ backend: aiSdk({ model: vllm('Qwen/Qwen2.5-VL-7B-Instruct'), local: true }) })
