import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { aiSdk } from '@alt-text/backends/ai-sdk'
const { MODELRUNNER_KEY: apiKey = '' } = process.env
const service = createOpenAICompatible({ name: 'modelrunner', baseURL: 'https://queue.modelrunner.run/v1', apiKey })
export default { backend: aiSdk({ model: service('google/gemini-3.7-flash') }) }
