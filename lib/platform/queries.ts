import { authorize, type Actor } from '@/lib/core/actor'
import { systemClock } from '@/lib/core/clock'
import { getMission } from '@/lib/catalog/queries-mission'
import { groupBy } from '@/lib/core/group'
import { MAX_LIMIT, type Page } from '@/lib/core/paging'
import { findIdByEmail, mapNames } from '@/lib/people/queries'
import { everyRoom, type Resolved } from '@/lib/server/room'
import * as repo from './repo'
import type { AuditFilters, AuditItem, AuditQuery, Hit, Platform } from './schema'

export async function getPlatform(actor: Actor): Promise<Platform> {
  authorize(actor, 'me.read')
  return { mission: (await getMission(actor, systemClock())).text }
}

/** What entries are about, by "kind id", as far as a room knows it and this actor may see it. */
async function resolveSubjects(actor: Actor, rows: readonly repo.AuditRow[]): Promise<Map<string, Resolved>> {
  const kinds = new Map([...groupBy(rows, (row) => row.subject.kind)])
  const found = await Promise.all(
    everyRoom().flatMap((room) =>
      Object.entries(room.resolve ?? {}).map(async ([kind, resolve]) => {
        const ids = [...new Set((kinds.get(kind) ?? []).map((row) => row.subject.id))]
        const titles = ids.length > 0 ? await resolve(actor, ids) : new Map<string, Resolved>()
        return [...titles].map(([id, one]) => [`${kind} ${id}`, one] as const)
      }),
    ),
  )
  return new Map(found.flat())
}

/** What was done, newest first, with the names of those who did it and of what they did it to. */
export async function listAudit(actor: Actor, query: AuditQuery): Promise<Page<AuditItem>> {
  authorize(actor, 'audit.read')
  const byAddress = query.actor?.includes('@') ? await findIdByEmail(query.actor) : undefined
  const page = await repo.listAudit(query, byAddress ?? undefined)
  const [names, subjects] = await Promise.all([
    mapNames(page.data.flatMap((one) => one.actorId ?? [])),
    resolveSubjects(actor, page.data),
  ])
  return {
    ...page,
    data: page.data.map((one) => {
      const { title = null, href = null } = subjects.get(`${one.subject.kind} ${one.subject.id}`) ?? {}
      return { ...one, actor: names.get(one.actorId ?? '')?.name ?? null, subject: { ...one.subject, title, href } }
    }),
  }
}

/** The most entries that one file holds: a filter by days gets at the others. */
const FILE_ENTRIES = 50_000

/** The entries under a filter, page by page, newest first. */
export async function* eachAudit(actor: Actor, filters: AuditFilters): AsyncGenerator<AuditItem[]> {
  let cursor: string | undefined
  for (let count = 0; count < FILE_ENTRIES;) {
    const page = await listAudit(actor, { ...filters, limit: MAX_LIMIT, cursor })
    yield page.data
    if (page.nextCursor === null) return
    cursor = page.nextCursor
    count += page.data.length
  }
}

/** Fewer letters find everything. */
const SHORTEST = 2

/** What every room finds for these words, each as this actor may see it. */
export async function search(actor: Actor, words: string, limit: number): Promise<Hit[]> {
  authorize(actor, 'search.read')
  if (words.length < SHORTEST) return []
  return (await Promise.all(everyRoom().map((room) => room.search?.(actor, words, limit) ?? []))).flat()
}
