import { unpiped } from '@/lib/surveys/answering/rules-pipe'
import type { Answers, Question } from '@/lib/surveys/schema'
import { answerOf } from '@/lib/surveys/types/rules-facts'
import { figuresOf, SUPPRESSED, type Count } from './rules-figures'
import { hasScore } from './rules-groups'
import { visibleGroups } from './rules-suppression'
import { CHOICES, type ByChoice, type Choice } from './schema-chosen'

/** The answers of the hub's own question, "Why do you use it?". */
const ANSWERS: Record<Choice, readonly string[]> = {
  chosen: ['i-chose-it', 'my-team-chose-it'],
  told: ['we-were-told-to-use-it'],
  found: ['it-was-there-when-i-came'],
}
const ALL = Object.values(ANSWERS).flat()

/** The question of a survey that asks whether it was chosen; undefined where it has none. */
export const choiceQuestionOf = (questions: readonly Question[]): Question | undefined =>
  questions.find(
    (question) =>
      answerOf(question) === 'option' && ALL.every((value) => question.options?.some((one) => one.value === value)),
  )

/** How often each value of a question was given, as the tally of a survey counts it. */
function countsOf({ key }: Question, answers: readonly Answers[]): Count[] {
  const given = answers.flatMap((one) => {
    const value = one[key]
    return typeof value === 'string' || typeof value === 'number' ? [String(value)] : []
  })
  const tally = new Map<string, number>()
  for (const value of given) tally.set(value, (tally.get(value) ?? 0) + 1)
  const count = (value: string | null, times: number): Count => ({ row: '', value, count: times, places: 0, firsts: 0 })
  return [count(null, given.length), ...[...tally].map(([value, times]) => count(value, times))]
}

/**
 * What those who chose it say, those who were told to use it, and those who found it there, from whole responses. A group of fewer people
 * than a distribution takes is hidden, and so is one from which a hidden group would follow.
 */
export function byChoiceOf(
  { questions, minScore, minComments }: { questions: readonly Question[]; minScore: number; minComments: number },
  asked: Question,
  answers: readonly Answers[],
): ByChoice {
  const members = new Map<Choice | 'rest', Answers[]>([...CHOICES, 'rest' as const].map((name) => [name, []]))
  for (const one of answers)
    members.get(CHOICES.find((choice) => ANSWERS[choice].includes(String(one[asked.key]))) ?? 'rest')!.push(one)
  const visible = visibleGroups(new Map([...members].map(([name, own]) => [name, own.length])), minComments)
  const limits = { scores: minScore, distributions: minComments, population: undefined, scoreOnly: true }
  return {
    question: { key: asked.key, label: unpiped(asked.label) },
    least: minComments,
    groups: CHOICES.map((value) => ({
      value,
      answers: (asked.options ?? []).filter((one) => ANSWERS[value].includes(one.value)).map(({ label }) => label),
      n: visible.has(value) ? members.get(value)!.length : null,
    })),
    questions: questions.filter(hasScore).map((question) => ({
      key: question.key,
      label: unpiped(question.label),
      groups: CHOICES.map((value) => ({
        value,
        ...(visible.has(value) ? figuresOf(question, countsOf(question, members.get(value)!), limits) : SUPPRESSED),
      })),
    })),
  }
}
