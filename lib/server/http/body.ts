import { AppError, tooLarge } from '@/lib/core/errors'
import { storableDeep } from '@/lib/core/input'

/**
 * The bytes of a body, read no further than the limit.
 * @throws AppError too_large
 */
export async function readBody(request: Request, max: number): Promise<Buffer<ArrayBuffer>> {
  const refusal = () => tooLarge(`The body is larger than ${Math.floor(max / 1000)} kB.`)
  if (!request.body) return Buffer.alloc(0)
  const declared = request.headers.get('content-length')
  if (declared !== null) {
    // HTTP carries no more than it declared, so that it can be read in one go.
    if (!(Number(declared) <= max)) throw refusal()
    return Buffer.from(await request.arrayBuffer())
  }
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    if (size > max) throw refusal()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/**
 * A JSON body, made storable. An empty one is `{}`, so that a POST without fields needs none.
 * @throws AppError unsupported for another content type, malformed for what is not JSON
 */
export function parseJson(text: string, contentType: string | null): unknown {
  if (text === '') return {}
  if (!/^application\/([\w.-]+\+)?json\b/i.test(contentType ?? '')) {
    throw new AppError('unsupported', 'Send the body as application/json.')
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new AppError(
      'malformed',
      `The body is not JSON: ${error instanceof Error ? error.message.slice(0, 200) : 'unreadable'}`,
    )
  }
  return storableDeep(value)
}

/** A posted form (`curl -d a=1 -d b=2`): each name with its values, made storable. */
export function parseForm(text: string): Record<string, string[]> {
  const fields: Record<string, string[]> = Object.create(null) as Record<string, string[]>
  for (const [name, value] of new URLSearchParams(text)) (fields[name] ??= []).push(value)
  return storableDeep({ ...fields }) as Record<string, string[]>
}
