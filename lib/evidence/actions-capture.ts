'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import type { Result } from '@/lib/core/errors'
import { paths } from '@/lib/core/paths'
import { parse } from '@/lib/core/zod'
import { action } from '@/lib/server/action'
import { captureEvidence } from './commands-capture'
import { captureSchema } from './schema-capture'

const text = z.string().default('')
const formSchema = z.object({
  kind: text,
  text,
  occurredAt: text,
  who: text,
  team: text,
  url: text,
  tags: text,
  consent: z.string().optional(),
})

const capture = action(formSchema, async (actor, form) => {
  const who = form.who.trim()
  const tags = form.tags
    .split(',')
    .map((tag) => tag.trim())
    .filter(Boolean)
  const input = parse(captureSchema, {
    kind: form.kind,
    text: form.text,
    occurredAt: form.occurredAt,
    ...(who && (who.includes('@') ? { person: who } : { pseudonym: who })),
    ...(form.team && { team: form.team }),
    ...(form.url.trim() && { source: { url: form.url.trim() } }),
    tags,
    ...(form.consent === 'on' && { consent: true }),
  })
  return (await captureEvidence(actor, input)).id
})

/** The form for something that was heard in passing. */
export async function captureAction(_before: Result<string> | null, form: FormData): Promise<Result<string> | null> {
  const result = await capture(form)
  if (result.ok) redirect(paths.evidenceItem(result.data))
  return result
}
