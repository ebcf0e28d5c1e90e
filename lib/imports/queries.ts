import { z } from 'zod'
import { authorize, can, type MaybeActor } from '@/lib/core/actor'
import { notFound } from '@/lib/core/errors'
import { importMappingSchema } from '@/lib/core/imports'
import { decodeCursor, toPage, type Page, type PageQuery } from '@/lib/core/paging'
import { db } from '@/lib/server/db'
import { everyRoom, type Resolved } from '@/lib/server/room'
import { toRow, toView } from './presenter'
import { nameOf } from './presenter-labels'
import { findImport, findMapping, listFileEnds, listImportRows, listMappings, listThings } from './repo'
import type { ImportRow, ImportView } from './schema'

/** Whose imports this person sees: their own, an admin those of all. */
const whose = (actor: MaybeActor): string | null => {
  const { id } = authorize(actor, 'import.write')
  return can(actor, 'audit.read') ? null : id
}

/** @throws AppError not_found, also where it is another person's */
export async function getImport(actor: MaybeActor, id: string): Promise<ImportView> {
  const row = await findImport(id, whose(actor))
  if (!row) throw notFound('This import')
  return toView(row)
}

/** Imports, the newest first: one's own, an admin those of all. */
export async function listImports(actor: MaybeActor, { limit, cursor }: PageQuery): Promise<Page<ImportRow>> {
  const rows = await listImportRows(
    whose(actor),
    decodeCursor(cursor, z.tuple([z.iso.datetime(), z.string()])),
    limit + 1,
  )
  const page = toPage(
    rows,
    limit,
    (row) => [row.createdAt.toISOString(), row.id],
    (row) => row,
  )
  return { ...page, data: page.data.map(toRow) }
}

/** What imports that this person sees are called: by their source, else by their file. */
export async function listNames(
  actor: MaybeActor,
  rows: readonly Pick<ImportRow, 'id' | 'source' | 'total'>[],
): Promise<Map<string, string>> {
  const unnamed = rows.filter((row) => row.source === '' && row.total === 1).map((row) => row.id)
  const ends = await listFileEnds(unnamed, whose(actor))
  return new Map(rows.map((row) => [row.id, nameOf(row, ends.get(row.id))]))
}

/** By which name rooms know the things of a kind of import. */
const REF_KINDS: Record<string, string> = {
  rfcs: 'rfc',
  people: 'person',
  responses: 'survey',
  capabilities: 'capability',
}
const MAX_SHOWN = 50

export interface ImportedView extends Partial<Resolved> {
  kind: string
  id: string
  outcome: string
}

/** What an import created and changed, as far as this person may see it: the first 50, with titles and addresses. */
export async function listImported(actor: MaybeActor, id: string): Promise<{ things: ImportedView[]; all: number }> {
  const viewer = authorize(actor, 'import.write')
  await getImport(actor, id)
  const all = await listThings(db, id)
  const shown = all.slice(0, MAX_SHOWN)
  const resolvers = Object.assign({}, ...everyRoom().map((room) => room.resolve ?? {})) as NonNullable<
    ReturnType<typeof everyRoom>[number]['resolve']
  >
  const found = new Map<string, Resolved>()
  for (const kind of new Set(shown.map((one) => one.kind))) {
    const ids = shown.flatMap((one) => (one.kind === kind ? [one.subjectId] : []))
    const titles = await resolvers[REF_KINDS[kind] ?? kind]?.(viewer, ids)
    for (const [subject, resolved] of titles ?? []) found.set(`${kind} ${subject}`, resolved)
  }
  return {
    all: all.length,
    things: shown.map(({ kind, subjectId, outcome }) => ({
      kind,
      id: subjectId,
      outcome,
      ...found.get(`${kind} ${subjectId}`),
    })),
  }
}

/** What was said of a source before. */
export async function getMapping(actor: MaybeActor, source: string) {
  authorize(actor, 'import.write')
  return findMapping(source)
}

export interface SavedMapping {
  source: string
  /** How many of its words were said to mean something here. */
  words: number
  updatedAt: Date
}

/** What is remembered of earlier files by their source; the next file of a source is read by it. */
export async function listSavedMappings(actor: MaybeActor): Promise<SavedMapping[]> {
  authorize(actor, 'import.write')
  return (await listMappings(db)).map(({ source, mapping, updatedAt }) => {
    const fields = Object.values(importMappingSchema.parse(mapping))
    return { source, words: fields.reduce((sum, words) => sum + Object.keys(words).length, 0), updatedAt }
  })
}
