import { authorize, type MaybeActor } from '@/lib/core/actor'
import { formatNumber, plural } from '@/lib/core/format'
import type { PickerChoice } from '@/lib/core/picker'
import { listCapabilityNames } from '@/lib/catalog/queries-names'
import { listInsights } from '@/lib/insights/queries'
import { insightQuery } from '@/lib/insights/schema'
import { listPresentTeams } from '@/lib/people/queries'
import { db } from '@/lib/server/db'
import { searchItems, titlesOf } from './repo'
import { insightChoices } from './repo-links'

const FIRST = 30
const FOUND = 20
const MAX_CAPABILITIES = 200

const describe = (confidence: number): string => `confidence ${formatNumber(confidence)} of 10`

/** What the form of an item lets its writer choose from, what is chosen already first. */
export interface ItemChoices {
  insights: PickerChoice[]
  items: PickerChoice[]
  teams: { id: string; name: string }[]
  capabilities: { id: string; name: string }[]
}

export async function listItemChoices(
  actor: MaybeActor,
  { insights, needs }: { insights: readonly string[]; needs: readonly string[] },
): Promise<ItemChoices> {
  const pm = authorize(actor, 'roadmap.write')
  const [found, chosen, others, teams, capabilities] = await Promise.all([
    insightChoices(db, insights, FIRST),
    titlesOf(db, needs, true),
    searchItems(db, '', true, FIRST),
    listPresentTeams(pm),
    listCapabilityNames(pm, MAX_CAPABILITIES),
  ])
  const rest = others.filter((item) => !needs.includes(item.id))
  return {
    insights: found.map((one) => ({
      id: one.id,
      label: one.statement,
      help: `${plural(one.people, 'person', 'people')} · ${describe(one.confidence)}`,
    })),
    items: [...chosen, ...rest].map(({ id, title }) => ({ id, label: title })),
    teams: teams.map(({ id, name }) => ({ id, name })),
    capabilities,
  }
}

/** Items whose title has the words, for a picker. */
export async function findItemChoices(actor: MaybeActor, { text }: { text: string }): Promise<PickerChoice[]> {
  authorize(actor, 'roadmap.write')
  return (await searchItems(db, text, true, FOUND)).map(({ id, title }) => ({ id, label: title }))
}

/** Insights whose statement has the words, for a picker. */
export async function findInsightChoices(actor: MaybeActor, { text }: { text: string }): Promise<PickerChoice[]> {
  const pm = authorize(actor, 'roadmap.write')
  const { data } = await listInsights(pm, insightQuery.parse({ q: text, limit: FOUND }))
  return data.map((one) => ({ id: one.id, label: one.statement, help: describe(one.confidence) }))
}
