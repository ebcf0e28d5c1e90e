import { authorize, can, type MaybeActor } from '@/lib/core/actor'
import { lookIfDue, tallyKeys } from './look'
import { allTeams } from './repo'
import { commentCounts, listComments, type CommentFilter, type CommentRow } from './repo-comments'
import type { Survey } from './schema'

export interface ShownComment extends Omit<CommentRow, 'teamId'> {
  team: string | null
}

type Source = Pick<Survey, 'id' | 'questions' | 'minComments' | 'anonymity'>

/** The questions of a survey whose comments may be read: those with enough of them, except where everybody is seen anyway. */
async function openKeys(survey: Source): Promise<string[]> {
  await lookIfDue(survey.id)
  const { texts } = tallyKeys(survey.questions)
  const counts = await commentCounts(survey.id, texts)
  return texts.filter((key) => (counts.get(key) ?? 0) >= (survey.anonymity === 'named' ? 1 : survey.minComments))
}

/**
 * Comments of a survey, in no order that tells who came when; none of a question with too few, a team only where it can hide among enough.
 * Those kept to researchers, and those in quarantine, are shown to researchers only.
 */
export async function getComments(actor: MaybeActor, survey: Source, filter: CommentFilter = {}, limit = 500, after?: string): Promise<{ comments: ShownComment[]; more: boolean }> {
  authorize(actor, 'survey.results')
  const [keys, teams] = await Promise.all([openKeys(survey), allTeams()])
  const rows = await listComments(survey.id, keys, { hidden: false, ...filter }, can(actor, 'survey.responses'), limit, after)
  const names = new Map(teams.map((team) => [team.id, team.name]))
  return {
    more: rows.length > limit,
    comments: rows.slice(0, limit).map(({ teamId, ...row }) => ({ ...row, team: teamId === null ? null : (names.get(teamId) ?? null) })),
  }
}
