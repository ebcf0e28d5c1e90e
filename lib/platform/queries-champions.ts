import { canReadBrief } from '@/lib/catalog/policy'
import { getCapability, listAllCapabilities } from '@/lib/catalog/queries-capabilities'
import { getChampion } from '@/lib/catalog/queries-champions'
import { isUsing } from '@/lib/catalog/rules-capabilities'
import type { Capability } from '@/lib/catalog/schema-capabilities'
import { authorize, can, type Actor, type MaybeActor } from '@/lib/core/actor'
import { DAY_MS } from '@/lib/core/clock'
import { notFound } from '@/lib/core/errors'
import { listEvidence } from '@/lib/evidence/queries'
import { listMemberIds } from '@/lib/people/queries'
import { listRfcsOf } from '@/lib/rfcs/queries-mine'
import { listCapabilityItems } from '@/lib/roadmap/queries-capability'
import { listItems } from '@/lib/roadmap/queries'
import { listQuery } from '@/lib/roadmap/schema'
import { listPersonalUpdates } from '@/lib/updates/queries'
import { listUpdateTitles } from '@/lib/updates/queries-items'
import { countTeamTold } from '@/lib/updates/queries-team'
import type { ChampionBrief } from './schema-champions'

const NEWS_DAYS = 60
const SHOWN = 10
const ITEMS = 200
const RFCS_LOOKED_AT = 40

/** What is planned for a capability, or with null for the platform, and what was published about it. */
async function newsOf(actor: Actor, capabilityId: string | null, now: Date) {
  const since = new Date(now.getTime() - NEWS_DAYS * DAY_MS)
  if (capabilityId === null) {
    const [items, updates] = await Promise.all([
      listItems(actor, listQuery.parse({ horizon: 'now', status: 'open', sort: 'rank', limit: SHOWN })),
      listUpdateTitles(actor, null, since, SHOWN),
    ])
    return { coming: items.data, updates }
  }
  const items = await listCapabilityItems(actor, capabilityId, ITEMS)
  const updates = await listUpdateTitles(
    actor,
    items.map(({ id }) => id),
    since,
    SHOWN,
  )
  return { coming: items.filter(({ status }) => status === 'open').slice(0, SHOWN), updates }
}

/** Of some capabilities, those that end and that a team uses. */
const retirementsFor = (capabilities: readonly Capability[], team: string): ChampionBrief['retirements'] =>
  capabilities.flatMap(({ id, name, stage, retireBy, replacement, uses }) => {
    const use = uses.find((one) => one.team === team)
    return stage === 'retirement' && use && isUsing(use.state)
      ? [{ id, name, lastDay: retireBy, replacement, toldAt: use.toldAt }]
      : []
  })

/**
 * What a champion needs to know now, as the reader may read it: the champion themselves, or one who names champions.
 * @throws AppError not_found
 */
export async function getChampionBrief(actor: MaybeActor, id: string, now: Date): Promise<ChampionBrief> {
  const reader = authorize(actor, 'catalog.read')
  const champion = await getChampion(reader, id)
  const { person, team, capability } = champion
  if (!canReadBrief(reader, person.id)) throw notFound('This champion')
  const own = person.id === reader.id
  const [news, capabilities, rfcs, pieces, waiting, owed] = await Promise.all([
    newsOf(reader, capability, now),
    capability === null
      ? listAllCapabilities(reader, now, 'retirement')
      : [await getCapability(reader, capability, now)],
    listRfcsOf(reader, { teamId: team.id }, RFCS_LOOKED_AT),
    listEvidence(reader, { team: team.id, linked: 'no', limit: SHOWN }),
    own ? listPersonalUpdates(reader) : null,
    can(reader, 'told.read') ? countTeamTold(reader, await listMemberIds(reader, team.id)) : null,
  ])
  return {
    champion,
    updates: news.updates,
    coming: news.coming.map(({ id: item, title, horizon }) => ({ id: item, title, horizon })),
    retirements: retirementsFor(capabilities, team.name),
    waiting:
      waiting &&
      waiting.filter(({ state }) => state === 'owed').map(({ updateId, title }) => ({ id: updateId, title })),
    owed,
    questions: {
      rfcs: rfcs.rfcs
        .filter(({ status }) => status === 'review' || status === 'last-call')
        .map(({ number, title, status }) => ({ number, title, status })),
      pieces: pieces.data.map(({ id: piece, text }) => ({ id: piece, text })),
    },
  }
}
