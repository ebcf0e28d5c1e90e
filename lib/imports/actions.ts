'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { invalidField, type Result } from '@/lib/core/errors'
import type { ImportMapping } from '@/lib/core/imports'
import { paths } from '@/lib/core/paths'
import { id, line, optionalLine } from '@/lib/core/zod'
import { action, posted, postedFiles } from '@/lib/server/action'
import { cancelImport, changeMapping, commitImport, createImport } from './commands'
import { forgetMapping } from './commands-mappings'
import { undoImport } from './commands-undo'
import type { RawFile } from './rules-unpack'

export type Posted<T = unknown> = Result<T> | null

const files = z.array(z.custom<RawFile>()).min(1, 'Choose a file, a folder, or paste a text.')
const start = action(
  z.object({ source: optionalLine(200), files }),
  async (actor, input) => (await createImport(actor, { source: input.source, mapping: {} }, input.files)).id,
)

const readUpload = async (file: File): Promise<RawFile> => ({
  path: file.name,
  bytes: new Uint8Array(await file.arrayBuffer()),
})

/** Takes chosen files, a folder or a pasted text in, and goes on to its preview. */
export async function startImportAction(_before: Posted<string>, form: FormData): Promise<Posted<string>> {
  const sent = posted(form)
  const chosen = [...postedFiles(sent, 'files'), ...postedFiles(sent, 'folder')].filter(
    (one) => !/(?:^|\/)\./.test(one.name),
  )
  const pasted = String(sent.get('text') ?? '')
  const raw = await Promise.all(chosen.map(readUpload))
  if (pasted.trim() !== '') raw.push({ path: 'Pasted text', bytes: new TextEncoder().encode(pasted) })
  const result = await start({ source: String(sent.get('source') ?? ''), files: raw })
  if (result.ok) redirect(paths.import(result.data))
  return result
}

/** What was changed in the table "in the file → here": each line posts what it is, what it was and what it is to be. */
function mappingIn(form: FormData): ImportMapping {
  const mapping: ImportMapping = {}
  for (let at = 0; form.has(`key${at}`); at++) {
    const key = z.tuple([z.string(), z.string()]).safeParse(JSON.parse(String(form.get(`key${at}`))))
    const [before, now] = [String(form.get(`was${at}`) ?? ''), String(form.get(`is${at}`) ?? '').trim()]
    if (!key.success || before === now) continue
    const [field, word] = key.data
    mapping[field] = { ...mapping[field], [word]: now }
  }
  return mapping
}

const change = action(z.object({ id, mapping: z.custom<ImportMapping>() }), async (actor, input) => {
  await changeMapping(actor, input.id, input.mapping)
})
const commit = action(z.object({ id }), async (actor, input) => {
  await commitImport(actor, input.id, undefined)
})

/** The preview's form: sees the preview again with another mapping, or takes the files over. */
export async function previewAction(_before: Posted<void>, form: FormData): Promise<Posted<void>> {
  const sent = posted(form)
  const importId = String(sent.get('id') ?? '')
  let mapping: ImportMapping
  try {
    mapping = mappingIn(sent)
  } catch {
    return { ok: false, code: 'invalid', message: 'The table could not be read. Load the page again.' }
  }
  const changed = Object.keys(mapping).length > 0
  if (changed || sent.get('intent') !== 'commit') {
    const result = await change({ id: importId, mapping })
    if (!result.ok || sent.get('intent') !== 'commit') {
      revalidatePath(paths.import(importId))
      return result
    }
  }
  const result = await commit({ id: importId })
  revalidatePath(paths.import(importId))
  return result
}

const undo = action(z.object({ id, sure: z.string().optional() }), async (actor, input) => {
  if (input.sure !== 'on') throw invalidField('sure', 'Say that you mean it.')
  await undoImport(actor, input.id)
  revalidatePath(paths.import(input.id))
})
export async function undoAction(_before: Posted<void>, form: FormData): Promise<Posted<void>> {
  return undo(form)
}

const cancel = action(z.object({ id }), async (actor, input) => {
  await cancelImport(actor, input.id)
  revalidatePath(paths.import(input.id))
})
export async function cancelAction(_before: Posted<void>, form: FormData): Promise<Posted<void>> {
  return cancel(form)
}

const forget = action(z.object({ source: line() }), async (actor, input) => {
  await forgetMapping(actor, input.source)
  revalidatePath(paths.imports())
})
export async function forgetMappingAction(_before: Posted<void>, form: FormData): Promise<Posted<void>> {
  return forget(form)
}
