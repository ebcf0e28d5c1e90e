import { cache } from 'react'
import { paths } from '@/lib/core/paths'
import { z } from 'zod'
import { authorize, can, type Actor } from '@/lib/core/actor'
import { systemClock } from '@/lib/core/clock'
import { invalidField, notFound } from '@/lib/core/errors'
import { groupBy } from '@/lib/core/group'
import { decodeCursor, toPage, type Page, type PageQuery } from '@/lib/core/paging'
import { rfcOfPiece } from './presenter-evidence'
import { readFilter, type RfcFilter } from './rules-filter'
import { authorsOf } from './policy'
import { listVersions, peopleById, rfcByNumber, rfcsById, versionOf } from './repo'
import { countRfcs, listOldestByStatus, listRfcs, topLabels } from './repo-list'
import type { Db } from '@/lib/server/db'
import { templateOf } from './queries-templates'
import { answersOf, approvalsOf, listApprovalRequests } from './repo-approvals'
import { currentOf, lastMaterialVersion, listSuggesters } from './repo-versions'
import { blockingThreads, commentsById } from './repo-comments'
import { seatsOf, tally, type Tally } from './rules-approval'
import { rfcNumber, sorts, type ListQuery, type RfcStatus } from './schema'
import { authorView, listView, rfcView, suggesterView, type RfcListView, type RfcView } from './presenter'
import type { ListRow, Rfc } from './schema-rows'

/** The RFC of this number, read once while a page is made. @throws AppError not_found */
export const requireRfc = cache(async (number: number): Promise<Rfc> => {
  const rfc = await rfcByNumber(number)
  if (!rfc) throw notFound(`RFC ${number}`)
  return rfc
})

/** The filter of a list request: what its text says, and what stands in parameters of their own. */
export const filterOf = (query: Pick<ListQuery, 'q' | 'status' | 'label'>): RfcFilter => {
  const filter = readFilter(query.q ?? '')
  return {
    ...filter,
    statuses: query.status ? [query.status] : filter.statuses,
    labels: query.label ? [...filter.labels, query.label.toLowerCase()] : filter.labels,
  }
}

const listKey = z.tuple([
  z.enum(sorts),
  z.union([z.literal(0), z.literal(1)]),
  z.iso.datetime(),
  z.number().int().min(0).max(9_999_999),
  rfcNumber,
])

export type FoundRfcs = Page<RfcListView> & {
  /** Nothing says it exactly: these are titles that come near. */ near: boolean
}

/** The RFCs of some statuses that were changed longest ago, at most so many of each, by status: what `findRfcs` gives for each. */
export async function listLongestUnchanged(
  actor: Actor,
  limits: Readonly<Partial<Record<RfcStatus, number>>>,
): Promise<Map<RfcStatus, RfcListView[]>> {
  authorize(actor, 'rfc.read')
  return groupBy((await listOldestByStatus(limits)).map(listView), (rfc) => rfc.status)
}

/** RFCs, filtered: by how well they answer the words that are looked for, or by number or last change. */
export async function findRfcs(actor: Actor, query: ListQuery): Promise<FoundRfcs> {
  authorize(actor, 'rfc.read')
  const filter = filterOf(query)
  const sort =
    query.sort === undefined || (query.sort === 'relevance' && !filter.words)
      ? filter.words
        ? 'relevance'
        : '-number'
      : query.sort
  const key = decodeCursor(query.cursor, listKey)
  if (key && key[0] !== sort) throw invalidField('cursor', 'This cursor belongs to another order.')
  const after = key && { updatedAt: new Date(key[2]), score: key[3], number: key[4] }
  const scope = { filter, sort, limit: query.limit, ...(after && { after }) }
  const { rows, near } = await exactOrNear(filter, (close) => listRfcs({ ...scope, near: close }), key && key[1] === 1)
  const page = toPage(
    rows,
    query.limit,
    (row) => [sort, near ? 1 : 0, row.updatedAt.toISOString(), row.score, row.number],
    listView,
  )
  return { ...page, near }
}

/** What is found exactly or, on a first page without any, what comes near; a later page goes on as the first one did. */
const exactOrNear = async (
  filter: RfcFilter,
  list: (near: boolean) => Promise<ListRow[]>,
  decided: boolean | undefined,
) => {
  const rows = await list(decided ?? false)
  if (rows.length > 0 || decided !== undefined || !filter.words) return { rows, near: decided ?? false }
  const close = await list(true)
  return { rows: close, near: close.length > 0 }
}

/** How many RFCs a filter's text finds, exactly or else nearly. */
export async function countFound(actor: Actor, q: string): Promise<number> {
  authorize(actor, 'rfc.read')
  const filter = readFilter(q)
  const found = await countRfcs(filter)
  return found === 0 && filter.words ? countRfcs(filter, true) : found
}

/** The labels in use, most used first: what the list offers to filter by. */
export async function commonLabels(actor: Actor): Promise<string[]> {
  authorize(actor, 'rfc.read')
  return topLabels(20)
}

/** What of an RFC is read before anything else of it is. */
export type RfcText = Pick<Rfc, 'id' | 'number' | 'title' | 'body' | 'format' | 'version' | 'labels'>

/** An RFC with its current text. @throws AppError not_found */
export async function getText(actor: Actor, number: number): Promise<RfcText> {
  authorize(actor, 'rfc.read')
  const { id, title, body, format, version, labels } = await requireRfc(number)
  return { id, number, title, body, format, version, labels }
}

/** One RFC with what stands in its way and who has spoken for it. */
export async function getRfc(actor: Actor, number: number): Promise<RfcView> {
  authorize(actor, 'rfc.read')
  return viewOf(actor, await requireRfc(number))
}

export async function viewOf(actor: Actor, rfc: Rfc, now: Date = systemClock()): Promise<RfcView> {
  const [threads, approvals, asked, template, lastMaterial] = await Promise.all([
    blockingThreads(rfc.id),
    approvalsOf(rfc.id),
    listApprovalRequests([rfc.id], now),
    rfc.status === 'draft' ? templateOf(rfc.template) : null,
    lastMaterialVersion(rfc.id),
  ])
  const answers = answersOf(approvals, lastMaterial)
  const votes = tally(seatsOf(asked.get(rfc.id) ?? [], answers, authorsOf(rfc)), answers, rfc.quorum)
  const people = await peopleById([
    ...authorsOf(rfc),
    ...threads.flatMap((thread) => [thread.authorId, thread.resolvedById]),
    ...approvals.map((approval) => approval.personId),
    ...votes.seats.flatMap((seat) => seat.awaited),
  ])
  return rfcView(rfc, { people, threads, approvals, votes, template, lastMaterial, now }, actor)
}

/** The version and status that an RFC has now, without its text. @throws AppError not_found */
export async function getCurrent(actor: Actor, number: number) {
  authorize(actor, 'rfc.read')
  const row = await currentOf(number)
  if (!row) throw notFound(`RFC ${number}`)
  return { number, ...row }
}

/** How many approvals are there and needed, as teams and leave are today. */
export async function tallyOf(
  rfc: Pick<Rfc, 'id' | 'authorId' | 'coauthorIds' | 'quorum'>,
  now: Date,
  on: Db,
): Promise<Tally> {
  const [asked, approvals] = [await listApprovalRequests([rfc.id], now, on), await approvalsOf(rfc.id, on)]
  const answers = answersOf(approvals, await lastMaterialVersion(rfc.id, on))
  return tally(seatsOf(asked.get(rfc.id) ?? [], answers, authorsOf(rfc)), answers, rfc.quorum)
}

/** The versions of an RFC, newest first. */
export async function findVersions(actor: Actor, number: number, page: PageQuery) {
  authorize(actor, 'rfc.read')
  const rfc = await requireRfc(number)
  const before = decodeCursor(page.cursor, z.tuple([z.number().int()]))?.[0]
  const [rows, suggesters] = await Promise.all([listVersions(rfc.id, page.limit, before), listSuggesters(rfc.id)])
  const people = await peopleById([
    ...rows.map((row) => row.authorId),
    ...rows.map((row) => suggesters.get(row.version) ?? null),
  ])
  return toPage(
    rows,
    page.limit,
    (row) => [row.version],
    ({ authorId, createdAt, ...row }) => ({
      ...row,
      author: authorView(authorId, rfc.authorText, people),
      suggestedBy: suggesterView({ version: row.version, authorId }, suggesters, people),
      createdAt: createdAt.toISOString(),
    }),
  )
}

/** One version with its text. @throws AppError not_found */
export async function getVersion(actor: Actor, number: number, version: number) {
  authorize(actor, 'rfc.read')
  const rfc = await requireRfc(number)
  const row = await versionOf(rfc.id, version)
  if (!row) throw notFound(`Version ${version} of RFC ${number}`)
  const suggesters = await listSuggesters(rfc.id, [version])
  const people = await peopleById([row.authorId, ...suggesters.values()])
  const { rfcId: _, authorId, createdAt, ...rest } = row
  return {
    number,
    ...rest,
    author: authorView(authorId, rfc.authorText, people),
    suggestedBy: suggesterView({ version, authorId }, suggesters, people),
    createdAt: createdAt.toISOString(),
  }
}

/** RFCs by id as titles and addresses, for other rooms. */
export async function resolveRfcs(actor: Actor, ids: string[]) {
  if (!can(actor, 'rfc.read')) return new Map<string, { title: string; href: string }>()
  const rows = new Map((await rfcsById(ids.map(rfcOfPiece))).map((row) => [row.id, row]))
  return new Map(
    ids.flatMap((id) => {
      const row = rows.get(rfcOfPiece(id))
      return row ? [[id, { title: `RFC ${row.number}: ${row.title}`, href: paths.rfc(row.number) }] as const] : []
    }),
  )
}

/** Comments by id as titles and addresses, for other rooms. */
export async function resolveRfcComments(actor: Actor, ids: string[]) {
  if (!can(actor, 'rfc.read')) return new Map<string, { title: string; href: string }>()
  const rows = await commentsById(ids)
  return new Map(
    rows.map(({ id, rfc }) => [
      id,
      { title: `Comment on RFC ${rfc.number}: ${rfc.title}`, href: paths.rfcComment(rfc.number, id) },
    ]),
  )
}

/**
 * RFCs for the palette, by the same filter as the list's (`status:review words`): the one that answers best first,
 * without words the newest.
 */
export async function searchRfcs(actor: Actor, text: string, limit: number) {
  if (!can(actor, 'rfc.read') || text.trim() === '') return []
  const filter = readFilter(text)
  const sort = filter.words ? 'relevance' : '-number'
  const { rows } = await exactOrNear(filter, (near) => listRfcs({ filter, sort, limit, near }), undefined)
  return rows.slice(0, limit).map((row) => ({
    kind: 'rfc',
    title: `RFC ${row.number}: ${row.title}`,
    href: paths.rfc(row.number),
    detail: row.status,
  }))
}
