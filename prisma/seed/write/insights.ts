import { idOf } from '../language/random'
import { rescoreInsights } from '@/lib/insights/refresh'
import { findThemesIn } from '@/lib/insights/commands-themes'
import type { Tx } from '@/lib/server/db'
import type { Insight } from '../language/insight'
import type { Heard } from '../language/topics'
import type { Workspace } from '../language/workspace'
import { insert } from './rows'

/** Insights with the evidence they stand on, counted by the insights' own rules. */
export async function writeInsights(tx: Tx, workspace: Workspace, heard: Heard[]): Promise<void> {
  const {
    company,
    calendar: { ago, today },
    pm,
    insights,
  } = workspace
  const by = company.who(pm).id
  await insert(
    tx,
    'Insight',
    insights.map(({ id, statement, daysAgo, resolution }) => ({
      id,
      statement,
      createdById: by,
      createdAt: ago(daysAgo),
      updatedAt: ago(resolution?.daysAgo ?? daysAgo),
      status: resolution ? 'resolved' : 'open',
      resolution: resolution?.text ?? null,
      resolvedById: resolution && by,
      resolvedAt: resolution && ago(resolution.daysAgo),
    })),
  )
  const evidence = await tx.evidence.findMany({ select: { id: true, refKind: true, refId: true, occurredAt: true } })
  const pieces = new Map(evidence.map((piece) => [`${piece.refKind} ${piece.refId}`, piece]))
  const linked = insights.flatMap((insight) => links(insight, workspace, heard).map((link) => ({ ...link, insight })))
  await insert(
    tx,
    'InsightEvidence',
    linked.flatMap(({ insight, ref, stance }) => {
      const piece = pieces.get(ref)
      // A comment that is too short to be harvested is in no insight.
      if (!piece) return []
      const heardOn = Math.max(piece.occurredAt.getTime(), ago(insight.daysAgo).getTime())
      return [
        {
          insightId: insight.id,
          evidenceId: piece.id,
          stance,
          addedById: by,
          addedAt: new Date(Math.min(heardOn, today.getTime())),
        },
      ]
    }),
  )
  await rescoreInsights(
    tx,
    insights.map(({ id }) => id),
    () => today,
  )
  let themes = 0
  await findThemesIn(
    tx,
    () => today,
    () => idOf(`theme ${(themes += 1)}`),
  )
}

function links({ grounds }: Insight, { surveys }: Workspace, heard: Heard[]): { ref: string; stance: string }[] {
  const found = grounds.flatMap((ground) => {
    if ('topic' in ground) {
      return heard
        .filter(({ topic }) => topic === ground.topic)
        .map(({ kind, id }) => ({ ref: `${kind} ${id}`, stance: ground.stance }))
    }
    const { survey: beginning, question, wave } = ground.finding
    const waves = surveys.filter(({ title, closesAgo }) => title.startsWith(beginning) && closesAgo > 0)
    const survey = waves.at(wave < 0 ? wave : wave - 1)
    if (!survey) throw new Error(`No closed survey begins with "${beginning}"`)
    return [{ ref: `survey-result ${survey.id}:${question}`, stance: ground.stance }]
  })
  return [...new Map(found.map((link) => [link.ref, link])).values()]
}
