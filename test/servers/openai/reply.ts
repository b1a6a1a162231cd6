import type { Chat } from './chat.ts'

/** What the model behind the server says to a picture. */
export type Said =
  | { readonly kind: 'words' | 'decorative' | 'refused'; readonly text?: string }
  /** Written as it stands, whatever form was asked for. */
  | { readonly raw: string; readonly finish?: 'stop' | 'length' | 'content_filter' }
  /** OpenAI's own way to refuse: a member of the message beside empty content. */
  | { readonly refusal: string }

/** Body of a chat completion. */
export function completion(chat: Chat, said: Said, id: number): Record<string, unknown> {
  const raw = 'raw' in said
  const message =
    'refusal' in said ? { content: null, refusal: said.refusal } : { content: raw ? said.raw : form(chat, said) }
  const written = String(message.content ?? '')
  const usage = { prompt_tokens: 800, completion_tokens: Math.ceil(written.length / 4) }
  return {
    id: `chatcmpl-${id}`,
    object: 'chat.completion',
    created: 1_700_000_000 + id,
    model: chat.model,
    choices: [
      {
        index: 0,
        message: { role: 'assistant', ...message },
        finish_reason: (raw ? said.finish : undefined) ?? 'stop',
      },
    ],
    usage: { ...usage, total_tokens: usage.prompt_tokens + usage.completion_tokens },
  }
}

/** A model held to a schema writes JSON; one that is not does as it was told, which is in the system message. */
function form(chat: Chat, { kind, text = '' }: Extract<Said, { kind: string }>): string {
  if (chat.format === 'json_schema') {
    return JSON.stringify(Object.fromEntries(chat.members.map((name) => [name, name === 'kind' ? kind : text])))
  }
  if (chat.format === 'json_object' || chat.system.includes('"kind"')) return JSON.stringify({ kind, text })
  return { words: `ALT: ${text}`, decorative: 'DECORATIVE', refused: `REFUSED: ${text}` }[kind]
}

/** What it says when nobody told it: proof that it saw the picture. */
export function describe({ pictures }: Chat): Said {
  const [picture] = pictures
  if (!picture) return { kind: 'refused', text: 'There is no image.' }
  const { width, height, format, colour } = picture
  return { kind: 'words', text: `A ${width} by ${height} ${format} of the colour ${colour.join(', ')}` }
}
