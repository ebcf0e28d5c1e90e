import { groupBy } from '@/lib/core/group'
import { keepTeams, withdrawEvidence } from '@/lib/evidence/commands'
import { nameableTeams } from '@/lib/evidence/rules'
import { transaction, type Tx } from '@/lib/server/db'
import { lockSurvey } from '@/lib/surveys/commands-record'
import type { SurveyRecord } from '@/lib/surveys/schema-record'
import { recordFiguresAgain } from './commands-figures'
import { isShown, MAX_COMMENTS } from './commands-findings'
import { FIGURES_MS, refreshTally, tallyKeys, teamsBesideComments } from './refresh'
import {
  commentCounts,
  countNamedComments,
  listFindingComments,
  unnameTeams,
  type FindingComment,
} from './repo-comments'

/**
 * What was kept of a survey follows what its results show: after the minimum group was raised, or its figures were decided
 * anew. Teams that may not be named any more stand beside no comment, and what a closed survey found is evidence as far as
 * its results still show it.
 */
export async function followFigures({ ids }: { ids: string[] }): Promise<void> {
  for (const id of ids) await followOne(id)
}

const followOne = (id: string): Promise<void> =>
  transaction(async (tx) => {
    const survey = await lockSurvey(tx, id, ['draft', 'open', 'closed'])
    if (!survey || survey.anonymity === 'named') return
    const closed = survey.status === 'closed'
    // To count anew decides again which teams stand beside comments; what an open survey shows moves when somebody looks.
    if (closed) await refreshTally(tx, id, { last: true })
    await followInComments(tx, survey)
    if (closed) await recordFiguresAgain(tx, survey)
  }, FIGURES_MS)

async function followInComments(tx: Tx, survey: SurveyRecord): Promise<void> {
  const { id, minComments, questions } = survey
  const named = groupBy(await countNamedComments(tx, id), (one) => one.key)
  // Both rules, by what is shown today: what an earlier rule let be named does not stay. A team whose figures move later is named then.
  const beside = new Set((await teamsBesideComments(tx, id)).map(({ key, team }) => JSON.stringify([key, team])))
  const gone = [...named].flatMap(([key, teams]) => {
    const enough = nameableTeams(new Map(teams.map(({ teamId, n }) => [teamId, n])), minComments)
    return teams.flatMap(({ teamId }) =>
      teamId === null || (enough.has(teamId) && beside.has(JSON.stringify([key, teamId])))
        ? []
        : [{ askKey: key, teamId }],
    )
  })
  await unnameTeams(tx, id, gone)
  const counts = await commentCounts(id, tallyKeys(questions).texts, tx)
  const comments = await listFindingComments(tx, id, MAX_COMMENTS)
  const refsOf = ({ id, spans }: FindingComment) => [id, ...spans]
  await keepTeams(
    tx,
    id,
    comments.flatMap((one) => {
      const { teamId } = one
      return teamId === null ? [] : refsOf(one).map((refId) => ({ refId, teamId }))
    }),
  )
  const hidden = comments.filter((one) => !isShown(survey, one, counts)).flatMap(refsOf)
  await withdrawEvidence(
    tx,
    hidden.map((ref) => ({ kind: 'answer' as const, id: ref })),
  )
}
