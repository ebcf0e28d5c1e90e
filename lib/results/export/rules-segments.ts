import { hasComments } from '../rules-types'
import type { Question } from '@/lib/surveys/schema'

/** On how many answers a team's figure of a question (a row of a matrix) stands; null while none was shown. Of the key '' the responses. */
export interface TeamFigure {
  team: string
  key: string
  count: number
  shown: number | null
}

/**
 * Teams that may stand beside single rows: those of which every question is shown in the results, as a distribution and on all the answers
 * that are counted. A team stands beside all of its rows or beside none: what a column of an export says of it, grouped, is then what the
 * results say, and no row can be told by being left out.
 */
export function teamsBesideRows(figures: readonly TeamFigure[], minimum: number): Set<string> {
  const teams = new Set(figures.flatMap(({ team }) => (team === '' ? [] : [team])))
  for (const { team, count, shown } of figures) if (shown !== count || count < minimum) teams.delete(team)
  return teams
}

/**
 * What can be said of the questions beside closed answers where comments name teams: without their words, or a row and a comment that
 * hold the same words could be put together.
 */
export function withoutWords(questions: readonly Question[]): Question[] {
  return questions
    .filter((question) => !hasComments(question))
    .map((question) =>
      question.options?.some((option) => option.open)
        ? { ...question, options: question.options.map(({ open: _open, ...option }) => option) }
        : question,
    )
}
