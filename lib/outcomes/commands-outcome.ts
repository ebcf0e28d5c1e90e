import { shortened } from '@/lib/core/text/excerpt'
import { authorize, type MaybeActor } from '@/lib/core/actor'
import { conflict, invalidField, notFound } from '@/lib/core/errors'
import { paths } from '@/lib/core/paths'
import { recordEvidence } from '@/lib/evidence/commands'
import { listAllTeams } from '@/lib/people/queries'
import { noteOutcome } from '@/lib/roadmap/commands-outcome'
import { holdItem } from '@/lib/roadmap/commands'
import { getItem } from '@/lib/roadmap/queries'
import { getMeasure } from '@/lib/results/queries-waves'
import type { MeasureWords } from '@/lib/results/schema-measures'
import { audit } from '@/lib/server/audit'
import { transaction } from '@/lib/server/db'
import type { OutcomeOfMerged } from '@/lib/server/room'
import { RESULT_LABELS } from './presenter-labels'
import { getOutcome } from './queries-outcome'
import { findOutcomeRow, moveOutcomeRow, recordResult, saveOutcomeRow } from './repo-outcome'
import { indexTeams, teamIdOf } from './rules-metrics'
import type { Outcome, OutcomeInput, RecordInput } from './schema-outcome'

/** What people call a figure of a survey: "Deploys, favourable (Developer pulse)". */
const metricNameOf = ({ label, of }: MeasureWords): string => `${label} (${of})`.slice(0, 190)

const subject = (id: string) => ({ kind: 'roadmap-item', id })

/**
 * States what an item is to change. What was agreed before it shipped stays as it was agreed; where nothing was agreed it
 * may be stated afterwards, and the outcome says so.
 * @throws AppError not_found; conflict where an agreed outcome would change after shipping; invalid for an unknown team, or for a survey
 * that has no such measure
 */
export async function stateOutcome(
  actor: MaybeActor,
  itemId: string,
  input: OutcomeInput,
  now: Date,
): Promise<Outcome> {
  const pm = authorize(actor, 'outcome.write')
  await getItem(pm, itemId)
  const { team, capability, survey, metric, ...stated } = input
  const measured = survey ? await getMeasure(pm, survey) : null
  const teamId = team ? teamIdOf(team, indexTeams(await listAllTeams(pm))) : null
  if (teamId === undefined) throw invalidField('team', `There is no team "${team ?? ''}".`)
  await transaction(async (tx) => {
    const item = await holdItem(tx, itemId)
    if (!item) throw notFound('This item')
    if (item.shippedAt !== null && (await findOutcomeRow(tx, itemId)))
      throw conflict('This item has shipped: what was agreed before stays as it was agreed.')
    await saveOutcomeRow(tx, {
      ...stated,
      itemId,
      teamId,
      metric: measured ? metricNameOf(measured) : (metric ?? ''),
      surveyId: survey?.id ?? null,
      measure: survey?.measure ?? null,
      capability: capability ?? null,
      statedAt: now,
      statedById: pm.id,
    })
    await noteOutcome(tx, itemId)
    await audit(tx, pm, 'outcome.state', subject(itemId), { ...input, by: input.by.toISOString().slice(0, 10) })
  })
  return getOutcome(pm, itemId, now)
}

/**
 * Records what was measured, once, as evidence. The result is what the figures say: no one chooses it. The evidence is the
 * platform's own, so it counts for nothing toward reach.
 * @throws AppError conflict where it is too early, or recorded already
 */
export async function recordOutcome(
  actor: MaybeActor,
  itemId: string,
  { note }: RecordInput,
  now: Date,
): Promise<Outcome> {
  const pm = authorize(actor, 'outcome.write')
  const [item, outcome] = await Promise.all([getItem(pm, itemId), getOutcome(pm, itemId, now)])
  if (outcome.recorded) throw conflict('This outcome is recorded already.')
  if (outcome.result === 'too-early')
    throw conflict(`It is too early: the day agreed is ${outcome.by}, and the target is not reached before it.`)
  const text = [
    `Measured: “${item.title}”, ${outcome.metric}. ${RESULT_LABELS[outcome.result]}.`,
    ...outcome.why,
    ...(note ? [note] : []),
  ].join(' ')
  await transaction(async (tx) => {
    const [evidenceId = ''] = await recordEvidence(
      tx,
      [
        {
          ref: { kind: 'measurement', id: itemId },
          text: shortened(text, 4000),
          rung: 'low',
          occurredAt: now,
          platformTeam: true,
          sourceId: itemId,
          sourceTitle: shortened(`Outcome of ${item.title}`, 300),
          href: paths.item(itemId),
        },
      ],
      () => now,
    )
    const isFirst = await recordResult(tx, itemId, { result: outcome.result, recordedAt: now, note, evidenceId })
    if (!isFirst) throw conflict('This outcome is recorded already.')
    await audit(tx, pm, 'outcome.record', subject(itemId), { result: outcome.result, evidenceId })
  })
  return getOutcome(pm, itemId, now)
}

/** What an item was to change goes with it where another one takes it over: the work is done there, and measured. */
export const outcomeOfMerged: OutcomeOfMerged = {
  giveOver: async (tx, items) =>
    (await moveOutcomeRow(tx, items)) ?? ((await findOutcomeRow(tx, items.from)) ? 'stays' : null),
  giveBack: async (tx, items, statedAt) => (await moveOutcomeRow(tx, items, statedAt)) !== null,
}
