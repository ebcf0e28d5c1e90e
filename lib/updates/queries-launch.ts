import { getAsked } from '@/lib/catalog/queries-asked'
import { getCapability } from '@/lib/catalog/queries-capabilities'
import { listChampions } from '@/lib/catalog/queries-champions'
import { authorize, type Actor, type MaybeActor } from '@/lib/core/actor'
import { getSchedules } from '@/lib/distribution/queries-schedules'
import { findOutcome } from '@/lib/outcomes/queries-outcome'
import { mapNames } from '@/lib/people/queries'
import { getItem } from '@/lib/roadmap/queries'
import { db } from '@/lib/server/db'
import { getSurvey } from '@/lib/surveys/queries'
import { orNull } from './queries-brief'
import { findItemDraft } from './queries-drafts'
import { updatesOfItem } from './repo'
import { listTickRows } from './repo-launch'
import { launchOf, type LaunchData } from './rules-launch'
import { TICK_STATES, type Launch } from './schema-launch'

/** One of some surveys that is open, or that a schedule will open again. */
async function feedbackOf(actor: Actor, surveyIds: readonly string[]): Promise<LaunchData['feedback']> {
  for (const id of new Set(surveyIds)) {
    const survey = await orNull(getSurvey(actor, id))
    if (!survey) continue
    if (survey.status === 'open') return { title: survey.title, asksAgain: null }
    const schedules = await getSchedules(actor, id)
    const next = schedules.flatMap(({ active, nextOn }) => (active && nextOn !== null ? [nextOn] : [])).sort()[0]
    if (next) return { title: survey.title, asksAgain: next }
  }
  return null
}

/** What of a capability a launch needs; nothing where the item names none. */
async function capabilityData(actor: Actor, id: string | null, now: Date) {
  const capability = id === null ? null : await orNull(getCapability(actor, id, now))
  if (!capability) return { capability: null, champions: 0, feedback: null }
  const [{ champions }, { linked }] = await Promise.all([
    listChampions(actor, capability.id, now),
    getAsked(actor, capability.id),
  ])
  const surveys = [
    ...(capability.satisfaction ? [capability.satisfaction.survey] : []),
    ...linked.map(({ survey }) => survey),
  ]
  return { capability, champions: champions.length, feedback: await feedbackOf(actor, surveys) }
}

/** What is there and what is not before an item ships. For those who ship. @throws AppError not_found */
export async function getLaunch(actor: MaybeActor, itemId: string, now: Date): Promise<Launch> {
  const pm = authorize(actor, 'roadmap.ship')
  const item = await getItem(pm, itemId)
  const [known, outcome, draft, published, ticks] = await Promise.all([
    capabilityData(pm, item.capabilityId, now),
    findOutcome(pm, itemId, now),
    findItemDraft(pm, itemId, 'shipped'),
    updatesOfItem(db, itemId),
    listTickRows(db, itemId),
  ])
  const names = await mapNames(ticks.flatMap(({ byId }) => byId ?? []))
  const isPublished = published.some(({ kind }) => kind === 'shipped')
  return launchOf(
    { ...known, outcome, update: isPublished ? 'published' : draft ? 'draft' : 'none' },
    ticks.map(({ step, state, note, byId, at }) => ({
      ...{ step, note, at: at.toISOString(), by: names.get(byId ?? '')?.name ?? null },
      // The column's CHECK keeps it one of these.
      state: TICK_STATES.find((one) => one === state) ?? 'done',
    })),
  )
}
