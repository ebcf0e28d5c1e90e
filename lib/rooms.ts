import { catalog } from './catalog/room'
import { disclosure } from './disclosure/room'
import { distribution } from './distribution/room'
import { evidence } from './evidence/room'
import { fieldwork } from './fieldwork/room'
import { imports } from './imports/room'
import { insights } from './insights/room'
import { outcomes } from './outcomes/room'
import { people } from './people/room'
import { platform } from './platform/room'
import { reading } from './reading/room'
import { results } from './results/room'
import { rfcs } from './rfcs/room'
import { roadmap } from './roadmap/room'
import { surveys } from './surveys/room'
import { updates } from './updates/room'
import type { Actor } from './core/actor'
import { topicJobs } from './server/events'
import type { AnyEndpoint } from './server/http/endpoint'
import type { Job } from './server/jobs'
import { installRooms, type Resolved, type Room } from './server/room'

/** Every room, one line each, in the order of the sidebar. */
export const rooms: readonly Room[] = [
  surveys,
  results,
  disclosure,
  distribution,
  rfcs,
  fieldwork,
  evidence,
  reading,
  insights,
  roadmap,
  outcomes,
  catalog,
  updates,
  people,
  imports,
  platform,
]

installRooms(rooms)

export const allEndpoints = (): AnyEndpoint[] => rooms.flatMap((room) => room.endpoints)
export const allJobs = (): Job[] => [...rooms.flatMap((room) => room.jobs ?? []), ...topicJobs(rooms)]

/** A reference from one room to a thing of another. */
export interface Ref {
  kind: string
  id: string
}

/** Titles and addresses of references of any kind, one query a kind. What the actor may not see is not in the map. */
export async function resolveRefs(actor: Actor, refs: readonly Ref[]): Promise<Map<string, Resolved>> {
  const resolvers = Object.assign({}, ...rooms.map((room) => room.resolve ?? {})) as NonNullable<Room['resolve']>
  const kinds = [...new Set(refs.map((ref) => ref.kind))]
  const found = await Promise.all(
    kinds.map(async (kind) => {
      const ids = [...new Set(refs.filter((ref) => ref.kind === kind).map((ref) => ref.id))]
      const resolved = (await resolvers[kind]?.(actor, ids)) ?? new Map<string, Resolved>()
      return [...resolved].map(([id, value]) => [refKey({ kind, id }), value] as const)
    }),
  )
  return new Map(found.flat())
}

export const refKey = (ref: Ref): string => `${ref.kind}:${ref.id}`
