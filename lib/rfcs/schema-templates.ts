import { z } from 'zod'
import { line, optionalLine, prose } from '@/lib/core/zod'
import { labelList } from './schema'

const heading = line(120).regex(/^[^#]/, 'The heading without its signs: Problem, not ## Problem.')
export const maxTemplate = 50_000

const requiredList = z.array(heading).max(30)
const foundedName = heading.nullable()

const fields = z.object({
  name: line(80),
  /** One sentence: what it is for. */
  about: optionalLine(200),
  /** Markdown. Hints in HTML comments count as nothing written. */
  body: prose(maxTemplate),
  /** Headings that must stand in the text and say something before it goes into review. */
  required: requiredList.default([]),
  /** The one of them that must also link what it stands on. */
  founded: foundedName.default(null),
  labels: labelList.default([]),
})

export const templateInput = fields
export type TemplateInput = z.infer<typeof templateInput>

/** An edit of the whole template; `baseVersion` is the one it was made on. */
export const templateEdit = fields.extend({
  baseVersion: z.coerce.number().int().min(1),
  archived: z.boolean().default(false),
})
export type TemplateEdit = z.infer<typeof templateEdit>

/** A form has one heading a line. */
const lines = z
  .string()
  .max(5000)
  .transform((text) =>
    text
      .split('\n')
      .map((one) => one.trim())
      .filter(Boolean),
  )
const words = z
  .string()
  .max(1000)
  .transform((text) => text.split(/[\s,]+/).filter(Boolean))
const typed = {
  required: lines.pipe(requiredList),
  labels: words.pipe(labelList),
  founded: z
    .string()
    .max(200)
    .transform((text) => text.trim() || null)
    .pipe(foundedName),
}
export const templateForm = fields.extend(typed)
export const templateEditForm = fields.extend({
  ...typed,
  id: z.string().max(100),
  baseVersion: templateEdit.shape.baseVersion,
  archived: z.stringbool().default(false),
})
