import { z } from 'zod'
import { authorize, can, type MaybeActor } from '@/lib/core/actor'
import { decodeCursor, encodeCursor, type Page, type PageQuery } from '@/lib/core/paging'
import { listRefsInTheme, listThemeNames, listThemesByRef, type EvidenceTheme } from '@/lib/evidence/queries-themes'
import { shownComments } from '@/lib/disclosure/rules-comments'
import { countIfDue, tallyKeys } from './refresh'
import { getSurveyRecord } from '@/lib/surveys/queries'
import {
  commentCounts,
  listComments,
  listFirstComments,
  tagsOf,
  type CommentCount,
  type CommentFilter,
  type CommentRow,
} from './repo-comments'
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

/**
 * The questions of a survey whose comments may be read, of which origin: those with enough of them, except where
 * everybody is seen anyway.
 */
async function openTexts(survey: Source): Promise<CommentCount[]> {
  await countIfDue(survey.id)
  const { texts } = tallyKeys(survey.questions)
  const counts = shownComments(survey, await commentCounts(survey.id, texts))
  return counts.sort((a, b) => texts.indexOf(a.key) - texts.indexOf(b.key))
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
  const [open, teams] = await Promise.all([openTexts(survey), listTeamsOf(survey.id)])
  const rows = await listComments(
    survey.id,
    open,
    { hidden: false, ...filter },
    can(actor, 'survey.responses'),
    limit,
    after,
  )
  return { more: rows.length > limit, comments: withTeams(rows.slice(0, limit), teams) }
}

function withTeams(rows: readonly CommentRow[], teams: readonly { id: string; name: string }[]): ShownComment[] {
  const names = new Map(teams.map((team) => [team.id, team.name]))
  return rows.map(({ teamId, ...row }) => ({ ...row, team: teamId === null ? null : (names.get(teamId) ?? null) }))
}

/** The first comments of each question, at most `limit` of each, under the rule of `getComments`. */
export async function getFirstComments(actor: MaybeActor, survey: Source, limit: number): Promise<ShownComment[]> {
  authorize(actor, 'survey.results')
  const [open, teams] = await Promise.all([openTexts(survey), listTeamsOf(survey.id)])
  return withTeams(await listFirstComments(survey.id, open, can(actor, 'survey.responses'), limit), teams)
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

const PAGE = 20
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

/** Comments that match a query, page by page. Only researchers may filter by status and by quarantine. */
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
  const [{ data, nextCursor }, open, tags, teams, themes] = await Promise.all([
    pageOfComments(reader, survey, query, cursor, PAGE),
    openTexts(survey),
    can(reader, 'survey.responses') ? tagsOf(survey.id) : [],
    listTeamsOf(survey.id),
    can(reader, 'theme.read') ? listThemeNames(reader) : [],
  ])
  return {
    comments: data,
    nextCursor,
    keys: [...new Set(open.map(({ key }) => key))],
    tags,
    teams: teams.map((team) => ({ value: team.id, label: team.name })),
    themes,
  }
}
