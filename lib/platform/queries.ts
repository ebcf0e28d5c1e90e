import { authorize, type Actor } from '@/lib/core/actor'
import type { Page } from '@/lib/core/paging'
import { mapNames } from '@/lib/people/queries'
import { everyRoom } from '@/lib/server/room'
import * as repo from './repo'
import type { AuditItem, AuditQuery, Hit, Platform } from './schema'

export async function getPlatform(actor: Actor): Promise<Platform> {
  authorize(actor, 'me.read')
  return { mission: await repo.findMission() }
}

/** What was done, newest first, with the names of those who did it. */
export async function listAudit(actor: Actor, query: AuditQuery): Promise<Page<AuditItem>> {
  authorize(actor, 'audit.read')
  const page = await repo.listAudit(query)
  const names = await mapNames(page.data.flatMap((one) => one.actorId ?? []))
  return { ...page, data: page.data.map((one) => ({ ...one, actor: names.get(one.actorId ?? '')?.name ?? null })) }
}

/** Fewer letters find everything. */
const SHORTEST = 2

/** What every room finds for these words, each as this actor may see it. */
export async function search(actor: Actor, words: string, limit: number): Promise<Hit[]> {
  authorize(actor, 'search.read')
  if (words.length < SHORTEST) return []
  return (await Promise.all(everyRoom().map((room) => room.search?.(actor, words, limit) ?? []))).flat()
}
