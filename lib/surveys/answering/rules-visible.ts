import type { SegmentKey } from '../schema-limits'
import type { Answers, AnswerValue, Condition, Question, Test } from '../schema'

// No library here: this also runs in the answering page, whose script has to stay small.

/** Whether an answer says anything at all. */
export const isBlank = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'object' && !Array.isArray(value) && Object.keys(value as object).length === 0)

const holdsOneOf = (value: AnswerValue | undefined, wanted: Test['is']): boolean => {
  if (value === undefined || isBlank(value)) return false
  const accepted = Array.isArray(wanted) ? wanted : [wanted]
  const given = Array.isArray(value) ? value : typeof value === 'object' ? Object.values(value).flat() : [value]
  // A number that is being typed is still text: "18.0" is 18.
  return given.some((one) =>
    accepted.some((want) => String(one) === String(want) || (typeof want === 'number' && Number(one) === want)),
  )
}

function passes(test: Test, answers: Answers): boolean {
  const value = answers[test.question]
  const number =
    typeof value === 'number' ? value : typeof value === 'string' && value.trim() !== '' ? Number(value) : NaN
  return (
    (test.answered === undefined || test.answered === !isBlank(value)) &&
    (test.is === undefined || holdsOneOf(value, test.is)) &&
    (test.isNot === undefined || !holdsOneOf(value, test.isNot)) &&
    (test.atLeast === undefined || number >= test.atLeast) &&
    (test.atMost === undefined || number <= test.atMost)
  )
}

/** Whether a condition holds for the answers given so far. */
export function holds(condition: Condition, answers: Answers): boolean {
  if ('any' in condition) return condition.any.some((one) => holds(one, answers))
  if ('all' in condition) return condition.all.every((one) => passes(one, answers))
  return passes(condition, answers)
}

/** Every test a condition makes. */
export const testsOf = (condition: Condition): Test[] =>
  'any' in condition ? condition.any.flatMap(testsOf) : 'all' in condition ? condition.all : [condition]

/** A question with those of its rows that the answers before it lead to. */
export function withShownRows<Q extends Pick<Question, 'rows' | 'rowsIf'>>(question: Q, asked: Answers): Q {
  const { rows, rowsIf } = question
  if (!rows || !rowsIf) return question
  return { ...question, rows: rows.filter(({ value }) => !rowsIf[value] || holds(rowsIf[value], asked)) }
}

/** An answer without rows that are not asked. */
export function ofShownRows(
  { rows, rowsIf }: Pick<Question, 'rows' | 'rowsIf'>,
  value: AnswerValue | undefined,
): AnswerValue | undefined {
  if (!rowsIf || typeof value !== 'object' || Array.isArray(value)) return value
  const kept = Object.entries(value).filter(([row]) => rows?.some((one) => one.value === row))
  return kept.length > 0 ? Object.fromEntries(kept) : undefined
}

/**
 * The questions that these answers lead to, in order, each with the rows that they lead to. An answer to a question that is
 * not asked counts as not given,
 * so that what hangs on it is not asked either.
 * @param segments what is known of the respondent: `segment.team` (an id), `segment.role`
 */
export function visibleQuestions<Q extends Pick<Question, 'key' | 'showIf' | 'rows' | 'rowsIf'>>(
  questions: readonly Q[],
  answers: Answers,
  segments: Answers = {},
): Q[] {
  const asked: Answers = { ...segments }
  return questions.flatMap((question) => {
    if (question.showIf && !holds(question.showIf, asked)) return []
    const shown = withShownRows(question, asked)
    if (shown.rowsIf && shown.rows?.length === 0) return []
    const value = ofShownRows(shown, answers[question.key])
    if (value !== undefined) asked[question.key] = value
    return [shown]
  })
}

/** Whether any question is asked only of some teams or roles. */
export const asksSegment = (questions: readonly Pick<Question, 'showIf'>[], segment?: SegmentKey): boolean =>
  questions.some(
    ({ showIf }) =>
      showIf &&
      testsOf(showIf).some((test) => (segment ? test.question === segment : test.question.startsWith('segment.'))),
  )

/** A team's id and a role as conditions read them. */
export const segmentAnswers = (teamId: string | null | undefined, role: string | null | undefined): Answers => ({
  ...(teamId && { 'segment.team': teamId }),
  ...(role && { 'segment.role': role }),
})
