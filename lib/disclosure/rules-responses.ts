import { nextSteps, type QuestionFigures } from './rules-questions'
import type { Step } from './rules-ledger'
import { answerOf, isScale } from '@/lib/surveys/types/rules-facts'
import type { Disclosure, Question, Survey } from '@/lib/surveys/schema'

/** Why single responses of a survey are not given. */
export type Withheld =
  /** Figures by group were chosen for it. */
  | 'groups-chosen'
  /** Nothing was chosen, and someone has said a role or tenure: there are figures by several dimensions. */
  | 'groups-said'
  /** Nothing was chosen, and a team has figures that do not stand on all its answers to all questions. */
  | 'teams-in-part'

/** What of a survey's answers decides whether single responses may be given. */
export interface GroupFacts {
  /** Whether any response, counted or waiting, has a role or a tenure. */
  rolesOrTenures: boolean
  /**
   * Whether some team has a figure that does not cover all questions and all its answers, or has answers that were
   * counted together with too few others of the same team. Decides nothing, and need not be known, where a role or a
   * tenure was said.
   */
  teamsInPart: boolean
}

/**
 * Whether each row of this survey holds a single answer, which figures by group count unchanged. Then rows reveal
 * nothing beyond the figure over everybody. Text answers are left out of rows where figures by group are shown.
 */
export function hasOneClosedAnswer(questions: readonly Question[]): boolean {
  const closed = questions.filter((question) => answerOf(question) !== 'words')
  const [only] = closed
  return (
    closed.length === 1 &&
    only !== undefined &&
    (isScale(only) || answerOf(only) === 'option') &&
    !only.options?.some((option) => option.open) &&
    questions.every((question) => question.showIf === undefined && question.rowsIf === undefined)
  )
}

/** Whether nothing has decided against single responses yet, so that asking for them may decide for them. */
export const isOpenToResponses = (disclosure: Disclosure | null, said: GroupFacts): boolean =>
  disclosure === null && !said.rolesOrTenures && !said.teamsInPart

/**
 * Whether single responses may be given where nobody is to be known by them. A row says what is said together; a figure of a group is a
 * sum over its rows. With a few questions one choice of rows only fits a team's figures, and each row's team is known; with figures by role
 * also its role, and a team and a role are often one person (docs/decisions/0026-responses-or-groups.md has the
 * measurement). So a survey gives one or
 * the other: groups, or responses with teams only, which are then the smallest groups that a row can be told to belong to.
 * @returns why they are withheld; null where they may be given
 */
export function responsesWithheld(
  { disclosure, questions }: Pick<Survey, 'disclosure' | 'questions'>,
  said: GroupFacts,
): Withheld | null {
  if (disclosure === 'responses' || hasOneClosedAnswer(questions)) return null
  if (disclosure === 'groups') return 'groups-chosen'
  if (said.rolesOrTenures) return 'groups-said'
  return said.teamsInPart ? 'teams-in-part' : null
}

/** The same in words, with what the reader can do. */
export function withheldReason(why: Withheld, anonymity: Survey['anonymity']): string {
  const because = {
    'groups-chosen': 'This survey shows figures by team, role and tenure, so single responses are withheld',
    'groups-said':
      'Respondents have said their role or how long they have been here, and results are shown by it, so single responses are withheld',
    'teams-in-part':
      'Figures by team have been shown of some questions or some answers only, so single responses are withheld',
  }[why]
  const reason =
    anonymity === 'confidential' ? ' Give a reason to see responses with their people; it is recorded.' : ''
  return (
    `${because}: from both together it could be worked out who gave which response.${reason} ` +
    ('To list and export single responses of a survey, choose “Single responses” before its first answer; it ' +
      'then shows figures by team only.')
  )
}

/**
 * Which figures may move where single responses are given: none by role or tenure; by team, only teams that move for
 * all their answers.
 */
const mayMoveBesideResponses =
  (teams: ReadonlySet<string>) =>
  (dimension: 'team' | 'role' | 'tenure' | null, segment: string): boolean =>
    dimension === null || (dimension === 'team' && teams.has(segment))

/**
 * The next step of each figure of a survey that also gives single responses (`nextSteps`). A team moves for all questions it has
 * answered, or for none, so that no row can be recognised as one of a team whose answers to another question are hidden.
 * @param behind the teams that may stand beside rows, with how many of their figures stand on fewer answers than are counted; not those
 * that were counted in a batch with too few of them
 * @param isWords whether a question is answered in words: its figures are not asked of a team
 */
export function* stepsBesideRows(
  questions: readonly QuestionFigures[],
  last: boolean,
  behind: ReadonlyMap<string, number>,
  isWords: (name: string) => boolean,
): Generator<void, Map<string, Step>> {
  const teams = new Map(behind)
  for (;;) {
    const steps = yield* nextSteps(questions, last, mayMoveBesideResponses(new Set(teams.keys())))
    const moved = [...steps].flatMap(([name, step]) => (isWords(name) ? [] : (step.moved.team ?? [])))
    const partly = [...teams].filter(([team, n]) => moved.filter((one) => one === team).length !== n)
    if (partly.length === 0) return steps
    for (const [team] of partly) teams.delete(team)
  }
}
