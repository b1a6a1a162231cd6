import { decodeDataUrl, type SeenPicture } from './picture.ts'

/** One chat request as the server understood it. */
export interface Chat {
  readonly model: string
  readonly system: string
  /** The text parts of the user's message. */
  readonly user: string
  readonly pictures: readonly SeenPicture[]
  /** `response_format`: what the answer is held to. */
  readonly format: 'text' | 'json_object' | 'json_schema'
  /** Members that the schema requires. */
  readonly members: readonly string[]
  /** The rest of the body: `temperature`, `max_tokens`, whatever else was sent. */
  readonly options: Readonly<Record<string, unknown>>
}

/** A request that the server does not take. */
export class BadRequest extends Error {
  override readonly name = 'BadRequest'
}

type Body = Readonly<Record<string, unknown>>

/** Reads `POST /v1/chat/completions`; pictures are decoded. @throws BadRequest */
export async function chatOf(bytes: Buffer): Promise<Chat> {
  const { model, messages, response_format: asked, ...options } = parse(bytes)
  if (typeof model !== 'string') throw new BadRequest('you must provide a model parameter')
  if (!Array.isArray(messages) || messages.length === 0) throw new BadRequest("'messages' is too short")
  const parts = messages.flatMap((message: Body) => partsOf(message))
  const urls = parts.flatMap(({ part }) => (part.type === 'image_url' ? [(part.image_url as Body).url] : []))
  return {
    model,
    system: textIn(parts, 'system'),
    user: textIn(parts, 'user'),
    pictures: await decoded(urls),
    ...formatOf(asked as Body | undefined),
    options,
  }
}

function parse(bytes: Buffer): Body {
  try {
    return JSON.parse(bytes.toString('utf8')) as Body
  } catch {
    throw new BadRequest('We could not parse the JSON body of your request.')
  }
}

interface Part {
  readonly role: unknown
  readonly part: Body
}

function partsOf({ role, content }: Body): Part[] {
  const parts = typeof content === 'string' ? [{ type: 'text', text: content }] : content
  if (!Array.isArray(parts)) throw new BadRequest(`invalid content for role ${String(role)}`)
  return (parts as Body[]).map((part) => {
    if (part.type !== 'text' && part.type !== 'image_url') throw new BadRequest(`unsupported content[].type`)
    return { role, part }
  })
}

function textIn(parts: readonly Part[], role: string): string {
  const texts = parts.filter((one) => one.role === role && one.part.type === 'text')
  return texts.map(({ part }) => String(part.text)).join('\n')
}

async function decoded(urls: readonly unknown[]): Promise<SeenPicture[]> {
  try {
    return await Promise.all(urls.map((url) => decodeDataUrl(url)))
  } catch (error) {
    throw new BadRequest(`Failed to load image: ${(error as Error).message}`)
  }
}

function formatOf(asked: Body | undefined): Pick<Chat, 'format' | 'members'> {
  const type = asked?.type ?? 'text'
  if (type === 'text' || type === 'json_object') return { format: type, members: [] }
  const schema = (asked?.json_schema as Body | undefined)?.schema as Body | undefined
  const members = Object.keys((schema?.properties as Body | undefined) ?? {})
  const required = (schema?.required ?? []) as string[]
  const isStrict = schema?.additionalProperties === false && members.every((member) => required.includes(member))
  if (type !== 'json_schema' || !isStrict) throw new BadRequest("Invalid schema for response_format 'response'")
  return { format: type, members }
}
