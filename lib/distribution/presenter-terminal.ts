import { plainText } from '@/lib/core/text/inline'
import { answerOf, isOrdered, isScale, scaleOf, spanOf, totalOf, TYPES } from '@/lib/surveys/types/rules-facts'
import { answersOf, fieldName, openName, type FormValues } from '@/lib/surveys/answering/rules-form'
import type { Question } from '@/lib/surveys/schema'

/** What a survey in a terminal needs to know of it. */
export interface TerminalSurvey {
  title: string
  askedBy: string
  purpose: string
  minutes: number
  questions: Question[]
  teams: { value: string; label: string }[]
}

/** Whether lines of text can answer it; the others are for the page. */
const isTypeable = (question: Question): boolean => answerOf(question) !== 'sets'
const MARKS = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g

/** Words as a terminal may print them: what a survey says must not move a cursor or colour a screen. */
const words = (text: string): string => plainText(text).replace(MARKS, '').trim()

const listed = (options: Question['options']): string[] =>
  (options ?? []).map(({ value, label }) => `    ${value.padEnd(14)} ${words(label)}`)

function howTo(question: Question): string[] {
  const na = listed(question.options?.filter((option) => option.na))
  if (isScale(question)) {
    const { min, max } = scaleOf(question)
    const [low, high] = TYPES[question.type].scale?.own
      ? [question.minLabel, question.maxLabel]
      : ['not at all likely', 'extremely likely']
    return [...na, `    ${min}${low ? ` (${words(low)})` : ''} to ${max}${high ? ` (${words(high)})` : ''}`]
  }
  const span = spanOf(question)
  if (span) {
    const [low, high] = [question.minLabel, question.maxLabel].map((label) => (label ? ` (${words(label)})` : ''))
    const steps = span.step === 1 ? '' : `, in steps of ${span.step}`
    return [...na, `    ${span.min}${low} to ${span.max}${high}${steps}`]
  }
  switch (answerOf(question)) {
    case 'list':
      return [
        ...listed(question.options),
        isOrdered(question) ? '    the best first, with commas between' : '    several with commas between',
      ]
    case 'rows':
      return [
        ...(question.rows ?? []).map((row) => `    ${question.key}.${row.value}=…  ${words(row.label)}`),
        ...listed(question.options),
      ]
    case 'parts':
      return [
        ...(question.options ?? []).map((part) => `    ${question.key}.${part.value}=…  ${words(part.label)}`),
        `    numbers, together ${totalOf(question)}`,
      ]
    case 'day':
      return ['    2026-03-31']
    case 'time':
      return ['    09:30']
    default:
      return listed(question.options)
  }
}

/** An answer as it may be typed: `deploys=5`. */
function exampleOf(question: Question): string {
  const { key, options = [] } = question
  const first = options[0]?.value ?? '…'
  if (isScale(question)) return `${key}=${scaleOf(question).max}`
  switch (answerOf(question)) {
    case 'parts':
      return `${key}.${first}=${totalOf(question)}`
    case 'time':
      return `${key}=09:30`
    default:
      return `${key}=${spanOf(question)?.max ?? first}`
  }
}

/** The whole survey as plain text, and how to answer it with curl. @param url the address this text was read at */
export function terminalText(
  { title, askedBy, purpose, minutes, questions, teams }: TerminalSurvey,
  url: string,
): string {
  const first = questions.find(isTypeable)
  const asked = questions.flatMap((question) => [
    `  ${question.key}${question.required ? ' (required)' : ''}: ${words(question.label)}`,
    ...(isTypeable(question) ? howTo(question) : ['    on the page only']),
    '',
  ])
  return [
    words(title),
    ...(askedBy ? [`Asked by ${words(askedBy)}. ${words(purpose)}`.trim()] : []),
    `About ${minutes === 1 ? 'a minute' : `${minutes} minutes`}. Anonymous: nobody can see who answered.`,
    '',
    ...asked,
    ...(teams.length > 0
      ? [`  team: say it if you like (${teams.map((team) => words(team.label)).join(', ')})`, '']
      : []),
    'Answer:',
    `  curl ${first ? `--data-urlencode '${exampleOf(first)}' ` : ''}'${url}'`,
    'or say no:',
    `  curl -d decline=1 '${url}'`,
    '',
  ].join('\n')
}

/** What was typed (`deploys=4&tools=ci,docs`) as answers; names that match no question are returned in `unknown`. */
export function typedAnswers(
  questions: readonly Question[],
  fields: Readonly<Record<string, string[]>>,
): { answers: Record<string, unknown>; unknown: string[] } {
  const values: FormValues = {}
  const known = new Set<string>(['team', 'role', 'decline'])
  // Own names only: a question may be called “constructor”.
  const given = (name: string): string[] | undefined => (Object.hasOwn(fields, name) ? fields[name] : undefined)
  const parts = (typed: string[]) =>
    typed
      .flatMap((one) => one.split(','))
      .map((one) => one.trim())
      .filter((one) => one !== '')
  for (const question of questions) {
    const { key } = question
    const answer = answerOf(question)
    const typed = given(key)
    const beside = given(`${key}.text`)
    known.add(key).add(`${key}.text`)
    if (beside) values[openName(key)] = beside
    const rows = answer === 'rows' ? question.rows : answer === 'parts' ? question.options : undefined
    for (const row of rows ?? []) {
      const cell = given(`${key}.${row.value}`)
      known.add(`${key}.${row.value}`)
      if (cell) values[fieldName(key, row.value)] = parts(cell)
    }
    if (!typed) continue
    if (answer === 'list' && !isOrdered(question)) values[fieldName(key)] = parts(typed)
    else if (answer === 'list')
      parts(typed).forEach((value, index) => (values[fieldName(key, value)] = [String(index + 1)]))
    else values[fieldName(key)] = typed
  }
  return { answers: answersOf(questions, values), unknown: Object.keys(fields).filter((name) => !known.has(name)) }
}
