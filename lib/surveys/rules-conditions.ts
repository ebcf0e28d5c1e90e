import { shortened } from '@/lib/core/text/excerpt'
import type { SegmentKey } from './schema-limits'
import type { Answers, AnswerValue, Condition, Question, Test } from './schema'
import { holds, testsOf } from './answering/rules-visible'
import { answerOf, isHidden } from './types/rules-facts'
import { DEFINING } from './types/rules-defining'

/** A condition as alternatives, each a list of tests that must all hold. */
export const termsOf = (condition: Condition): Test[][] =>
  'any' in condition ? condition.any.flatMap(termsOf) : 'all' in condition ? [condition.all] : [[condition]]

const listed = (value: Test['is']): string[] => (value === undefined ? [] : [value].flat().map(String))
/** Answers to a question among which one satisfies these tests if any answer at all does. */
function candidates(question: Question | undefined, tests: readonly Test[]): AnswerValue[] {
  const wanted = tests.flatMap((test) => listed(test.is))
  const refused = new Set(tests.flatMap((test) => listed(test.isNot)))
  const bounds = tests.flatMap((test) =>
    [test.atLeast, test.atMost].flatMap((bound) => (bound === undefined ? [] : [bound, bound - 1, bound + 1])),
  )
  // That it does not apply can be said of a number, too, beside which it is no option that is chosen.
  const apart = question && answerOf(question) === 'number' ? (question.options ?? []).filter(({ na }) => na) : []
  return question
    ? [...DEFINING[question.type].candidates(question, { wanted, refused, bounds }), ...apart.map(({ value }) => value)]
    : [...wanted, ...bounds.map(String), 'some other words']
}

const LIMIT = 3_000

/** Whether some answers lead to a question. When that takes too long to tell, it is taken to be so. */
export function isReachable(question: Question, byKey: ReadonlyMap<string, Question>): boolean {
  if (!question.showIf) return true
  let steps = 0

  /** Whether all these tests can hold together; questions that must be answered for it bring their own conditions along. */
  const solve = (tests: readonly Test[], asked: ReadonlySet<string>): boolean => {
    if (++steps > LIMIT) return true
    const byQuestion = new Map<string, Test[]>()
    for (const test of tests) byQuestion.set(test.question, [...(byQuestion.get(test.question) ?? []), test])
    for (const [key, own] of byQuestion) {
      const on = byKey.get(key)
      const fits = (value: AnswerValue | undefined) => holds({ all: own }, value === undefined ? {} : { [key]: value })
      const blankFits = fits(undefined) && !(on?.required && !on.showIf)
      if (blankFits) continue
      if (!candidates(on, own).some(fits)) return false
      if (on?.showIf && !asked.has(key)) {
        const grown = new Set(asked).add(key)
        return termsOf(on.showIf).some((term) => solve([...tests, ...term], grown))
      }
    }
    return true
  }
  return termsOf(question.showIf).some((term) => solve(term, new Set([question.key])))
}

/** Keys of the questions that no answers lead to. */
export function unreachable(questions: readonly Question[]): Set<string> {
  const byKey = new Map(questions.map((question) => [question.key, question]))
  return new Set(
    questions.filter((question) => question.showIf && !isReachable(question, byKey)).map((question) => question.key),
  )
}

/** Questions whose conditions ask this one. */
export const dependents = (key: string, questions: readonly Question[]): Question[] =>
  questions.filter(({ showIf, rowsIf = {} }) =>
    [...(showIf ? [showIf] : []), ...Object.values(rowsIf)].some((one) =>
      testsOf(one).some((test) => test.question === key),
    ),
  )

export interface SegmentNames {
  teams: readonly { id: string; name: string }[]
}

/** A condition in words: "“Deploying is easy” is at most 2, and team is Payments". */
export function conditionText(
  condition: Condition,
  questions: readonly Question[],
  { teams }: SegmentNames = { teams: [] },
): string {
  const name = (key: string): string => {
    if (key === 'segment.team') return 'their team'
    if (key === 'segment.role') return 'what they do'
    const label = questions.find((question) => question.key === key)?.label ?? key
    return `“${shortened(label, 60)}”`
  }
  const valueWords = (test: Test, value: Test['is']): string =>
    [value]
      .flat()
      .map((one) => {
        if (test.question === 'segment.team') return teams.find((team) => team.id === one)?.name ?? String(one)
        return (
          questions.find((question) => question.key === test.question)?.options?.find((option) => option.value === one)
            ?.label ?? String(one)
        )
      })
      .join(' or ')
  const words = (test: Test): string => {
    const parts = [
      test.is !== undefined && `is ${valueWords(test, test.is)}`,
      test.isNot !== undefined && `is not ${valueWords(test, test.isNot)}`,
      test.atLeast !== undefined && `is at least ${test.atLeast}`,
      test.atMost !== undefined && `is at most ${test.atMost}`,
      test.answered !== undefined && (test.answered ? 'is answered' : 'is not answered'),
    ].filter(Boolean)
    return `${name(test.question)} ${parts.join(' and ')}`
  }
  return termsOf(condition)
    .map((term) => term.map(words).join(', and '))
    .join('; or ')
}

/** Keys of questions asked only of some teams (or roles): whoever answered one has said which is theirs. */
export function asksOnlySegment(questions: readonly Question[], segment: SegmentKey): Set<string> {
  const gated = new Set<string>()
  for (const { key, showIf } of questions)
    if (showIf && testsOf(showIf).some((test) => test.question === segment || gated.has(test.question))) gated.add(key)
  return gated
}

/**
 * Hidden fields, and questions that only some of their values lead to: whoever answered one of these has an address that says it, and
 * an address can be made for one person.
 */
export function tellsAddress(questions: readonly Question[]): Set<string> {
  const told = new Set<string>()
  for (const question of questions)
    if (isHidden(question) || (question.showIf && testsOf(question.showIf).some((test) => told.has(test.question))))
      told.add(question.key)
  return told
}

/** Answers without those to some questions, and what was written beside them. */
export const withoutKeys = (answers: Answers, keys: ReadonlySet<string>): Answers =>
  keys.size === 0
    ? answers
    : Object.fromEntries(Object.entries(answers).filter(([key]) => !keys.has(key.replace(/\.text$/, ''))))
