import { z } from 'zod'
import { authorize, can, type MaybeActor } from '@/lib/core/actor'
import { decodeCursor, encodeCursor, type Page, type PageQuery } from '@/lib/core/paging'
import { listRefsInTheme, listThemeNames, listThemesByRef, type EvidenceTheme } from '@/lib/evidence/queries-themes'
import { lookIfDue, tallyKeys } from './refresh'
import { getSurveyRecord } from '@/lib/surveys/queries'
import { commentCounts, listComments, tagsOf, type CommentFilter, type CommentRow } from './repo-comments'
import type { Survey } from '@/lib/surveys/schema'
import { COMMENT_STATUSES } from './schema-comments'
import { listTeamsOf } from '@/lib/surveys/queries-record'

export interface ShownComment extends Omit<CommentRow, 'teamId'> {
  team: string | null
}

/** A comment with what became of it in the evidence: its themes, of all of it or of a span. */
export interface ThemedComment extends Omit<ShownComment, 'spans'> {
  themes: EvidenceTheme[]
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
export async function getComments(
  actor: MaybeActor,
  survey: Source,
  filter: CommentFilter = {},
  limit = 500,
  after?: string,
): Promise<{ comments: ShownComment[]; more: boolean }> {
  authorize(actor, 'survey.results')
  const [keys, teams] = await Promise.all([openKeys(survey), listTeamsOf(survey.id)])
  const rows = await listComments(
    survey.id,
    keys,
    { hidden: false, ...filter },
    can(actor, 'survey.responses'),
    limit,
    after,
  )
  const names = new Map(teams.map((team) => [team.id, team.name]))
  return {
    more: rows.length > limit,
    comments: rows
      .slice(0, limit)
      .map(({ teamId, ...row }) => ({ ...row, team: teamId === null ? null : (names.get(teamId) ?? null) })),
  }
}

export interface CommentsPage {
  comments: ThemedComment[]
  nextCursor: string | null
  /** What may be filtered by. */
  keys: string[]
  tags: string[]
  teams: { value: string; label: string }[]
  themes: { id: string; label: string }[]
}

const PAGE = 50
const statusOf = (text: string | undefined) => COMMENT_STATUSES.find((status) => status === text)

export interface CommentQuery {
  q?: string | undefined
  key?: string | undefined
  status?: string | undefined
  tag?: string | undefined
  team?: string | undefined
  /** Its id. */
  theme?: string | undefined
  hidden?: string | undefined
}

/** A comment's own pieces of evidence and those of its spans, with the themes of any of them, each once. */
async function withThemes(actor: MaybeActor, comments: readonly ShownComment[]): Promise<ThemedComment[]> {
  const themes = can(actor, 'theme.read')
    ? await listThemesByRef(
        actor,
        'answer',
        comments.flatMap((one) => [one.id, ...one.spans]),
      )
    : new Map<string, EvidenceTheme[]>()
  return comments.map(({ spans, ...comment }) => {
    const byId = new Map<string, EvidenceTheme>()
    for (const theme of [comment.id, ...spans].flatMap((ref) => themes.get(ref) ?? []))
      byId.set(theme.id, { ...theme, chosen: theme.chosen || byId.get(theme.id)?.chosen === true })
    return { ...comment, themes: [...byId.values()] }
  })
}

/** Comments by what is asked of them, page by page; where they stand and which are in quarantine are researchers' to ask. */
export async function pageOfComments(
  actor: MaybeActor,
  survey: Source,
  query: CommentQuery,
  cursor: string | undefined,
  limit: number,
): Promise<Page<ThemedComment>> {
  const reader = authorize(actor, 'survey.results')
  const researcher = can(reader, 'survey.responses')
  const [after] = decodeCursor(cursor, z.tuple([z.string()])) ?? []
  const refs =
    query.theme !== undefined && can(reader, 'theme.read')
      ? await listRefsInTheme(reader, query.theme, survey.id)
      : undefined
  const filter: CommentFilter = {
    words: query.q,
    key: query.key,
    tag: query.tag,
    teamId: query.team,
    refs,
    ...(researcher && { status: statusOf(query.status), hidden: query.hidden === 'yes' }),
  }
  const { comments, more } = await getComments(reader, survey, filter, limit, after)
  return { data: await withThemes(reader, comments), nextCursor: more ? encodeCursor([comments[limit - 1]!.id]) : null }
}

/** The same of a survey by its id. @throws AppError not_found */
export async function listSurveyComments(
  actor: MaybeActor,
  id: string,
  { limit, cursor, ...query }: CommentQuery & PageQuery,
): Promise<Page<ThemedComment>> {
  return pageOfComments(actor, await getSurveyRecord(authorize(actor, 'survey.results'), id), query, cursor, limit)
}

/** A page of comments, with what they can be asked by. */
export async function commentsPage(
  actor: MaybeActor,
  survey: Source,
  query: CommentQuery,
  cursor: string | undefined,
): Promise<CommentsPage> {
  const reader = authorize(actor, 'survey.results')
  const [{ data, nextCursor }, keys, tags, teams, themes] = await Promise.all([
    pageOfComments(reader, survey, query, cursor, PAGE),
    openKeys(survey),
    can(reader, 'survey.responses') ? tagsOf(survey.id) : [],
    listTeamsOf(survey.id),
    can(reader, 'theme.read') ? listThemeNames(reader) : [],
  ])
  return {
    comments: data,
    nextCursor,
    keys,
    tags,
    teams: teams.map((team) => ({ value: team.id, label: team.name })),
    themes,
  }
}
