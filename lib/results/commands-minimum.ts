import { groupBy } from '@/lib/core/group'
import { forgetTeams, withdrawEvidence } from '@/lib/evidence/commands'
import { nameableTeams } from '@/lib/evidence/rules'
import { transaction } from '@/lib/server/db'
import { lockSurvey } from '@/lib/surveys/commands-record'
import { isShown, MAX_COMMENTS } from './commands-findings'
import { recordFiguresAgain } from './commands-figures'
import { FIGURES_MS, tallyKeys } from './refresh'
import { commentCounts, countNamedComments, listFindingComments, unnameTeams } from './repo-comments'

/**
 * After the minimum group of surveys was raised: teams that are too small now are no longer named beside comments, and what
 * a closed survey found is evidence as far as its results still show it.
 */
export async function followMinimum({ ids }: { ids: string[] }): Promise<void> {
  for (const id of ids) await followOne(id)
}

const followOne = (id: string): Promise<void> =>
  transaction(async (tx) => {
    const survey = await lockSurvey(tx, id, ['draft', 'open', 'closed'])
    if (!survey || survey.anonymity === 'named') return
    const named = groupBy(await countNamedComments(tx, id), (one) => one.key)
    const gone = [...named].flatMap(([key, teams]) => {
      const keep = nameableTeams(new Map(teams.map(({ teamId, n }) => [teamId, n])), survey.minComments)
      return teams.flatMap(({ teamId }) => (teamId === null || keep.has(teamId) ? [] : [{ askKey: key, teamId }]))
    })
    await unnameTeams(tx, id, gone)
    await forgetTeams(tx, id, gone)
    const { texts } = tallyKeys(survey.questions)
    const counts = await commentCounts(id, texts, tx)
    const hidden = (await listFindingComments(tx, id, MAX_COMMENTS)).filter((one) => !isShown(survey, one, counts))
    await withdrawEvidence(
      tx,
      hidden.flatMap((one) => [one.id, ...one.spans].map((ref) => ({ kind: 'answer' as const, id: ref }))),
    )
    if (survey.status === 'closed') await recordFiguresAgain(tx, survey)
  }, FIGURES_MS)
