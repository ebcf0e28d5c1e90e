import type { Tx } from '@/lib/server/db'
import { idOf } from '../language/random'
import type { Workspace } from '../language/workspace'
import { insert } from './rows'

const MISSION_PIECES = 5

/** What the platform team is for, as it was said over time, and what it offers. */
export async function writeCatalog(tx: Tx, workspace: Workspace): Promise<void> {
  const { company, calendar, pm, missions, offers, insights, surveys } = workspace
  const { ago } = calendar
  await insert(
    tx,
    'MissionVersion',
    await Promise.all(
      missions.map(async ({ text, daysAgo, asked, basedOn, reviewIn }, index) => {
        const insight = insights.find(({ statement }) => basedOn !== null && statement.startsWith(basedOn))
        const links = insight
          ? await tx.insightEvidence.findMany({
              where: { insightId: insight.id, stance: 'supports', evidence: { occurredAt: { lt: ago(daysAgo) } } },
              orderBy: [{ evidence: { occurredAt: 'desc' } }, { evidenceId: 'asc' }],
              take: MISSION_PIECES,
            })
          : []
        return {
          version: index + 1,
          text,
          asked,
          evidence: links.map((link) => link.evidenceId),
          reviewAt: reviewIn === null ? null : ago(-reviewIn),
          at: ago(daysAgo),
          byId: company.who(pm).id,
        }
      }),
    ),
  )
  const surveyOf = (beginning: string) => {
    const survey = surveys.filter(({ title, closesAgo }) => title.startsWith(beginning) && closesAgo > 0).at(-1)
    if (!survey) throw new Error(`No closed survey begins with "${beginning}"`)
    return survey.id
  }
  const idOfOffer = (name: string) => idOf(`capability ${name}`)
  await insert(
    tx,
    'Capability',
    offers.map((offer) => {
      const [stage, since] = offer.stages.at(-1) ?? ['discovery', 0]
      const [, first] = offer.stages[0] ?? ['discovery', 0]
      return {
        id: idOfOffer(offer.name),
        name: offer.name,
        description: offer.description,
        ownerId: offer.owner === null ? null : company.who(offer.owner).id,
        teamId: offer.team === null ? null : company.teamNamed(offer.team).id,
        ownerRef: '',
        stage,
        stageSince: ago(since),
        goldenPath: offer.goldenPath ?? null,
        goldenPathSupported: offer.supported ?? false,
        docs: offer.docs ?? null,
        surveyId: offer.satisfaction ? surveyOf(offer.satisfaction.survey) : null,
        questionKey: offer.satisfaction?.question ?? null,
        retireBy: offer.retire ? ago(-offer.retire.inDays) : null,
        replacement: offer.retire?.replacement ?? '',
        plan: offer.retire?.plan ?? '',
        checkedAt: ago(offer.checkedAgo),
        createdAt: ago(first),
      }
    }),
  )
  await insert(
    tx,
    'CapabilityStage',
    offers.flatMap(({ name, stages }) =>
      stages.map(([stage, daysAgo]) => ({ capabilityId: idOfOffer(name), stage, at: ago(daysAgo) })),
    ),
  )
  await insert(
    tx,
    'CapabilityUse',
    offers.flatMap(({ name, uses, stages, checkedAgo }) =>
      uses.map(([team, state, chosen], index) => ({
        capabilityId: idOfOffer(name),
        teamId: company.teamNamed(team).id,
        state,
        chosen,
        at: ago(checkedAgo),
        weeklyOn: weeklySince(stages, state, index, checkedAgo, ago),
      })),
    ),
  )
  await insert(
    tx,
    'CapabilityQuestion',
    offers.flatMap(({ name, load, checkedAgo }) =>
      load
        ? [
            {
              ...{ capabilityId: idOfOffer(name), purpose: 'load', surveyId: surveyOf(load.survey) },
              ...{ questionKey: load.question, at: ago(checkedAgo) },
            },
          ]
        : [],
    ),
  )
  await insert(
    tx,
    'CapabilityKit',
    offers.flatMap(({ name, owner, kit }) => {
      if (!kit) return []
      const { daysAgo, ...written } = kit
      return [
        {
          ...{ capabilityId: idOfOffer(name), ...written, version: 1, updatedAt: ago(daysAgo) },
          updatedById: company.who(owner ?? pm).id,
        },
      ]
    }),
  )
  const championOf = (capability: string | null, name: string, daysAgo: number) => {
    const { id: personId, team } = company.who(name)
    if (!team) throw new Error(`${name} is in no team`)
    return {
      id: idOf(`champion ${capability ?? 'platform'} ${name}`),
      capabilityId: capability === null ? null : idOfOffer(capability),
      ...{ teamId: team.id, personId, at: ago(daysAgo) },
    }
  }
  await insert(tx, 'Champion', [
    ...workspace.champions.map(([name, daysAgo]) => championOf(null, name, daysAgo)),
    ...offers.flatMap(({ name, champions = [] }) =>
      champions.map(([person, daysAgo]) => championOf(name, person, daysAgo)),
    ),
  ])
}

const DAYS_APART = 16

/** Teams came to weekly use one after another from launch on, but not after the entry was last looked at. */
function weeklySince(
  stages: Workspace['offers'][number]['stages'],
  state: string,
  index: number,
  checkedAgo: number,
  ago: (days: number) => Date,
): Date | null {
  const launch = stages.find(([stage]) => stage === 'launch')?.[1]
  if (launch === undefined || !['weekly', 'recommends'].includes(state)) return null
  return ago(Math.min(launch, Math.max(checkedAgo, launch - DAYS_APART * (index + 1))))
}
