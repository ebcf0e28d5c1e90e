import { z } from 'zod'
import { id, line, optionalProse, prose } from '@/lib/core/zod'
import { AUDIENCES, ITEM_UPDATE_KINDS } from './schema'

const typedText = z.string().max(20_000).optional()
const typedTitle = z.string().max(200).optional()
const fields = {
  id,
  kind: z.enum(ITEM_UPDATE_KINDS),
  title: line(),
  audiences: z.union([z.array(z.enum(AUDIENCES)), z.enum(AUDIENCES).transform((one) => [one])]),
  opposed: optionalProse(20_000),
  /** The version of the draft that the form was filled with; 0 where there was none. */
  baseVersion: z.coerce.number().int().min(0).default(0),
  ...Object.fromEntries(
    AUDIENCES.flatMap((audience) => [
      [`text-${audience}`, typedText],
      [`title-${audience}`, typedTitle],
    ]),
  ),
}

/** What was typed for some audiences alone, in the fields `text-finance` and `title-finance`. */
function textsOf(typed: object, audiences: readonly string[]) {
  const of = (name: string): string => {
    const value: unknown = (typed as Record<string, unknown>)[name]
    return typeof value === 'string' ? value.trim() : ''
  }
  return Object.fromEntries(
    audiences.flatMap((audience) => {
      const [title, body] = [of(`title-${audience}`), of(`text-${audience}`)]
      return body === '' ? [] : [[audience, { ...(title && { title }), body }] as const]
    }),
  )
}

/** The publish form: audiences ticked, and a text of its own for each that has one. */
export const publishForm = z
  .object({ ...fields, body: prose(20_000), audiences: fields.audiences.default(['everyone']) })
  .transform(({ id: item, kind, title, body, audiences, opposed, baseVersion, ...typed }) => ({
    id: item,
    input: {
      ...{ kind, title, body, audiences, opposed, texts: textsOf(typed, audiences) },
      ...(baseVersion > 0 && { draftVersion: baseVersion }),
    },
  }))

/** The same, kept as a draft: nothing but the title must be there, and what is not ticked is kept too. */
export const draftForm = z
  .object({ ...fields, body: optionalProse(20_000), audiences: fields.audiences.default([]) })
  .transform(({ id: item, kind, title, body, audiences, opposed, baseVersion, ...typed }) => ({
    id: item,
    kind,
    input: { title, body, audiences, opposed, baseVersion, texts: textsOf(typed, AUDIENCES) },
  }))

export const discardForm = z.object({ id, kind: fields.kind })
