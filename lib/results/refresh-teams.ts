import { systemClock } from '@/lib/core/clock'
import { silentCells } from '@/lib/disclosure/rules-silent'
import type { Cells } from '@/lib/disclosure/rules-ledger'
import { countKinds, mapTeamSizes } from '@/lib/people/queries'
import { db, type Db, type Tx } from '@/lib/server/db'
import { listInvitedIds, listOffered, listTeamsOf } from '@/lib/surveys/queries-record'
import { monthsBefore, TENURE_FROM, TENURES } from '@/lib/surveys/schema-tenure'
import type { TallyState } from './repo-tally'
import { asksSome, teamsAsked } from '@/lib/surveys/rules-invited'

/** The teams of a survey, each with how many people of it were asked; `targeted`: where those are not all. */
export async function teamsOfSurvey(
  survey: { id: string; invited: number | null },
  client: Db = db,
): Promise<{ teams: Awaited<ReturnType<typeof listTeamsOf>>; targeted: boolean }> {
  const everybody = await listTeamsOf(survey.id, client)
  if (!asksSome(survey, everybody)) return { teams: everybody, targeted: false }
  const asked = await mapTeamSizes(await listInvitedIds(survey.id, client), client)
  return { teams: teamsAsked(everybody, asked), targeted: true }
}

/**
 * Of the people who were asked, those of whom nobody has answered, by cell, given who did. Of an anonymous survey somebody of a rare role
 * is taken to be of none, since none is offered to them.
 */
export async function silentIn(
  tx: Tx,
  state: Pick<TallyState, 'id' | 'invited' | 'anonymity' | 'minComments'>,
): Promise<(answered: Cells) => Cells> {
  const now = systemClock()
  const { teams, targeted } = await teamsOfSurvey(state, tx)
  const [long, longer, longest] = TENURE_FROM.map((months) => monthsBefore(now, months)) as [Date, Date, Date]
  const counted = await countKinds(tx, [long, longer, longest], targeted ? await listInvitedIds(state.id, tx) : null)
  const kinds = counted.map(({ band, ...kind }) => ({ ...kind, tenure: band === null ? null : TENURES[band]! }))
  const offered = state.anonymity === 'anonymous' ? await listOffered(tx, state.minComments, now) : undefined
  return (answered) => silentCells(answered, kinds, teams, offered)
}
