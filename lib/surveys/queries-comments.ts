import { z } from 'zod'
import { authorize, can, type MaybeActor } from '@/lib/core/actor'
import { decodeCursor, encodeCursor } from '@/lib/core/paging'
import { lookIfDue, tallyKeys } from './look'
import { commentCounts, listComments, tagsOf, type CommentFilter, type CommentRow } from './repo-comments'
import { teamsOf } from './repo-waves'
import type { Survey } from './schema'
import { COMMENT_STATUSES } from './schema-comments'

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
  const [keys, teams] = await Promise.all([openKeys(survey), teamsOf(survey.id)])
  const rows = await listComments(survey.id, keys, { hidden: false, ...filter }, can(actor, 'survey.responses'), limit, after)
  const names = new Map(teams.map((team) => [team.id, team.name]))
  return {
    more: rows.length > limit,
    comments: rows.slice(0, limit).map(({ teamId, ...row }) => ({ ...row, team: teamId === null ? null : (names.get(teamId) ?? null) })),
  }
}

export interface CommentsPage {
  comments: ShownComment[]
  nextCursor: string | null
  /** What may be filtered by. */
  keys: string[]
  tags: string[]
  teams: { value: string; label: string }[]
}

const PAGE = 50
const statusOf = (text: string | undefined) => COMMENT_STATUSES.find((status) => status === text)

/** A page of comments by what is asked of them; where they stand and which are in quarantine are researchers' to ask. */
export async function commentsPage(actor: MaybeActor, survey: Source, query: { q?: string; key?: string; status?: string; tag?: string; team?: string; hidden?: string }, cursor: string | undefined): Promise<CommentsPage> {
  authorize(actor, 'survey.results')
  const researcher = can(actor, 'survey.responses')
  const [after] = decodeCursor(cursor, z.tuple([z.string()])) ?? []
  const filter: CommentFilter = {
    words: query.q, key: query.key, tag: query.tag, teamId: query.team,
    ...(researcher && { status: statusOf(query.status), hidden: query.hidden === 'yes' }),
  }
  const [{ comments, more }, keys, tags, teams] = await Promise.all([getComments(actor, survey, filter, PAGE, after), openKeys(survey), researcher ? tagsOf(survey.id) : [], teamsOf(survey.id)])
  return { comments, nextCursor: more ? encodeCursor([comments[PAGE - 1]!.id]) : null, keys, tags, teams: teams.map((team) => ({ value: team.id, label: team.name })) }
}
