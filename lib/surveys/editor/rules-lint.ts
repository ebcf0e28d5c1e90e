import { endByWords } from '../rules-ends'
import { answerOf, choosesEnd, favourableEndOf, isOrdered, isScale, TYPES, writesOptions } from '../types/rules-facts'
import { pagesOf } from '../answering/rules-form'
import { minutesFor } from '../rules-time'
import { pipesHaveText } from '../answering/rules-pipe'
import type { Anonymity, Question } from '../schema'
import { ABBREVIATIONS, PAIRS } from './rules-lint-words'

/** Something about a question's wording that costs good answers: a hint, never a refusal. */
export interface Hint {
  rule:
    | 'double-barrelled'
    | 'leading'
    | 'percentage'
    | 'time-frame'
    | 'negation'
    | 'absolute'
    | 'vague'
    | 'jargon'
    | 'long'
    | 'scale-ends'
    | 'good-end'
    | 'overlapping'
    | 'no-way-out'
    | 'repeated'
    | 'mandatory-text'
    | 'identifying'
    | 'unknown-answer'
    | 'choices'
  /** What is wrong and what to do instead. */
  message: string
  /** The words that gave it away, where there are any. */
  words?: string
}

type Rule = (question: Question, around: Around) => Hint | null
interface Around {
  anonymity: Anonymity
  /** Words of the page and of the survey, which may state the time frame for all its questions. */
  frame: string
}

const judges = ({ type }: Pick<Question, 'type'>): boolean => TYPES[type].judges === true
/** A scale whose wording is fixed by its method, as the recommendation question's. */
const isStandard = ({ type }: Pick<Question, 'type'>): boolean => TYPES[type].scale?.own === false
const isOpen = (question: Question): boolean => answerOf(question) === 'words'
/** One or any of some options that stand in no order. */
const isChoice = (question: Question): boolean =>
  writesOptions(question.type) && ['option', 'list'].includes(answerOf(question)) && !isOrdered(question)
const hint = (rule: Hint['rule'], message: string, words?: string): Hint => ({ rule, message, ...(words && { words }) })
const find = (pattern: RegExp, text: string): string | undefined => pattern.exec(text)?.[0]

const TIME =
  /\b(last|past|previous|this|coming|next|current) (\w+ )?(hour|day|week|sprint|iteration|fortnight|month|quarter|year|release|incident|on-call|days|weeks|months|years|deploy|shift)\b|\b(today|yesterday|right now|at the moment|currently|since|when you last|the last time|first (day|week|month)|per (day|week|month)|(each|every) (day|week|month)|in (a|an) (average|typical|usual|normal) (day|week|month)|(your|the) most recent|so far|during (the|this|your)|after (the|this|your)|if you (could|were)|would|will)\b|^when did\b/i
const EXPERIENCE =
  /\bhow (often|many times|easy|hard|long|much time|well|satisfied|frequently|quickly|smooth\w*|far could)\b|\b(did|was|were|have you|has|had)\b/i

const doubleBarrelled: Rule = (question) => {
  if (!judges(question)) return null
  const labels = [question.label, ...(question.rows ?? []).map((row) => row.label)]
  for (const label of labels) {
    const bare = PAIRS.reduce((text, pair) => text.replace(pair, ' '), label)
    // "between x and y" is one range; "x or not" one question; a clause after a comma is not a second object.
    const joined =
      /\b(?!between\b)([\w-]{3,}) (and|or|as well as|and\/or) (?!(?:how|what|why|not|if|when|so|then|a half|more|less)\b)([\w-]{2,})/i.exec(
        bare.replace(/\bbetween [\w-]+ and [\w-]+/gi, ' '),
      )
    if (joined)
      return hint(
        'double-barrelled',
        'It asks about two things at once; an answer to one cannot be told from an answer to the other. Ask them apart.',
        joined[0],
      )
  }
  return null
}

const LEADING =
  /\b(don['’]t you|wouldn['’]t you|isn['’]t it|aren['’]t you|shouldn['’]t (we|you|it)|how much (do|did) you (love|enjoy|like|hate)|how (great|amazing|helpful|useful|excellent|terrible|awful|bad|annoying|frustrating|painful) (is|are|was|were)|obviously|of course|surely|as you know|everybody knows|clearly|our (new and )?(great|improved|amazing|award-winning|excellent|powerful|modern)|best-in-class|world-class|state-of-the-art|do you agree that)\b/i
const leading: Rule = ({ label, help = '' }) => {
  const words = find(LEADING, `${label} ${help}`)
  return words
    ? hint('leading', 'It suggests an answer. Ask for both ends alike: “How easy or hard was …?”', words)
    : null
}

const PERCENTAGE =
  /\b(what|which) (percentage|percent|proportion|share|fraction|part)\b|\bhow (much|many) (percent|of your (time|day|week))\b|%\s*of (your|the)|\bpercent(age)? of (your|the)\b|\bhow many hours\b.*\b(per|a|each|in) (day|week|month|sprint)\b/i
const percentage: Rule = (question) => {
  const words = isStandard(question) ? undefined : find(PERCENTAGE, question.label)
  return words
    ? hint(
        'percentage',
        'Nobody can estimate this well. Ask about the balance instead: “… much too little – about right – much too much”.',
        words,
      )
    : null
}

const timeFrame: Rule = (question, { frame }) => {
  if (isStandard(question) || isOpen(question) || !EXPERIENCE.test(question.label)) return null
  const said = [question.label, question.help ?? '', frame].some((text) => TIME.test(text))
  return said
    ? null
    : hint(
        'time-frame',
        'It names no stretch of time, so one answers for yesterday and another for the year. Begin with “In the last month, …”.',
      )
}

const NEGATION = /\b(not|never|no longer|nothing|nobody|hardly|lacks?|unable|fail(s|ed)? to|cannot|\w+n['’]t)\b/gi
const negation: Rule = (question) => {
  if (!judges(question) || isStandard(question)) return null
  const { label } = question
  const found = label.match(NEGATION) ?? []
  if (found.length === 0 || LEADING.test(label)) return null
  const message =
    found.length > 1
      ? 'Two negatives: even careful readers will misread it. Say it the other way round.'
      : 'To disagree with a “not” takes a second reading. Say it the other way round.'
  return hint('negation', message, found.join(', '))
}

const absolute: Rule = (question) => {
  if (!judges(question) || isStandard(question)) return null
  const words = find(
    /\b(always|every single|everything|everybody|everyone|all the time|completely|totally|entirely|constantly)\b/i,
    question.label,
  )
  return words
    ? hint('absolute', 'Hardly anybody can agree with an absolute. Let the scale say how much.', words)
    : null
}

const vague: Rule = (question) => {
  const { label, options = [] } = question
  const text = isChoice(question) ? [label, ...options.map((option) => option.label)].join(' · ') : label
  const words = find(
    /\b(regularly|frequently|recently|lately|usually|normally|a lot of|some of the|various|etc\.?)(?=\W|$)/i,
    text,
  )
  return words
    ? hint('vague', 'It means something else to each reader. Give a number or a stretch of time.', words)
    : null
}

const jargon: Rule = ({ label, help = '' }) => {
  const unknown = label
    .match(/\b[A-Z]{2,6}s?\b/g)
    ?.find((word) => !ABBREVIATIONS.has(word.replace(/s$/, '')) && !help.includes(word) && !label.includes(`(${word}`))
  return unknown
    ? hint('jargon', 'Does everybody know this abbreviation? Say it in full once, here or in the help.', unknown)
    : null
}

const MAX_WORDS = 30
const long: Rule = ({ label }) => {
  const count = label.match(/\S+/g)?.length ?? 0
  return count > MAX_WORDS
    ? hint('long', `${count} words. Questions of up to twenty are read to the end; put what explains it into the help.`)
    : null
}

const scaleEnds: Rule = ({ type, minLabel, maxLabel }) =>
  TYPES[type].scale?.own && (!minLabel?.trim() || !maxLabel?.trim())
    ? hint('scale-ends', 'Say what both ends of the scale mean; otherwise half of the readers take 1 for the best.')
    : null

const RANGE = /^\D{0,12}(\d+(?:[.,]\d+)?)\s*(?:–|-|to|bis)\s*(\d+(?:[.,]\d+)?)/
const overlapping: Rule = ({ type, options = [] }) => {
  if (answerOf({ type }) !== 'option') return null
  const ranges = options.flatMap(({ label }) => {
    const match = RANGE.exec(label)
    return match ? [{ label, from: Number(match[1]!.replace(',', '.')), to: Number(match[2]!.replace(',', '.')) }] : []
  })
  const clash = ranges.find(
    (range, index) =>
      ranges[index + 1] &&
      range.from < range.to &&
      ranges[index + 1]!.from <= range.to &&
      ranges[index + 1]!.from > range.from,
  )
  return clash
    ? hint(
        'overlapping',
        'Two options hold the same number. Let the next one begin above where this one ends.',
        clash.label,
      )
    : null
}

const noWayOut: Rule = (question) => {
  const { options = [], required } = question
  if (!required || !isChoice(question) || options.length < 3) return null
  const out = options.some(
    (option) =>
      option.open ||
      option.na ||
      option.exclusive ||
      /\b(other|none|not applicable|n\/a|does not apply|don['’]t know|rather not|not sure|no opinion)\b/i.test(
        option.label,
      ),
  )
  return out
    ? null
    : hint(
        'no-way-out',
        'It must be answered and offers no way out. Add “Other (open)” or “Does not apply”, or make it optional.',
      )
}

const mandatoryText: Rule = (question) =>
  question.required && isOpen(question)
    ? hint('mandatory-text', 'A required text is answered with “n/a”. Optional ones get fewer, truer answers.')
    : null

const IDENTIFYING =
  /\byour (full |first |last |user ?|own )?(name|e-?mail|employee (id|number)|login|account|phone|manager['’]s name|github|slack (name|handle))\b|\bwho are you\b/i
const identifying: Rule = ({ label }, { anonymity }) => {
  const words = anonymity === 'anonymous' ? find(IDENTIFYING, label) : undefined
  return words
    ? hint(
        'identifying',
        'This survey promises that nobody can see who answered; this question asks exactly that.',
        words,
      )
    : null
}

const unknownAnswer: Rule = ({ label, help = '' }) =>
  pipesHaveText(`${label} ${help}`)
    ? null
    : hint(
        'unknown-answer',
        'Without script the earlier answer is not known yet. Give words for that: {{key|that tool}}.',
      )

const choices: Rule = (question) =>
  isChoice(question) && (question.options?.length ?? 0) > 20
    ? hint('choices', `${question.options?.length} options: on a phone that is several screens. Fewer, or a text.`)
    : null

const BURDEN =
  /\b(interrupt\w*|pain(ful)?|frustrat\w*|stress\w*|annoy\w*|disrupt\w*|overwhelm\w*|exhaust\w*|burn\w* out|burnout|toil|blocked|demanding|(mental )?effort|cognitive load)\b/i
const goodEnd: Rule = (question) => {
  if (!choosesEnd(question.type) || !isScale(question)) return null
  const [end, said] = [favourableEndOf(question), endByWords(question)]
  if (said !== null && end !== 'none' && end !== said)
    return hint(
      'good-end',
      `Its words say that the ${said === 'low' ? 'lowest' : 'highest'} point is the good one, and results count the other end as favourable. Choose which end is good.`,
    )
  const words = said === null && question.favourableEnd === undefined ? find(BURDEN, question.label) : undefined
  return words
    ? hint(
        'good-end',
        'Is more of this good? Results count the highest points as favourable. Choose which end is good.',
        words,
      )
    : null
}

const RULES: readonly Rule[] = [
  identifying,
  doubleBarrelled,
  leading,
  percentage,
  timeFrame,
  negation,
  absolute,
  vague,
  jargon,
  long,
  scaleEnds,
  goodEnd,
  overlapping,
  noWayOut,
  mandatoryText,
  unknownAnswer,
  choices,
]

export interface Linted {
  anonymity: Anonymity
  language: string
  description: string
  questions: readonly Question[]
}

const norm = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/**
 * The hints of a survey's questions by key. English only; of other languages nothing is said. Pure and quick: thousands
 * of questions take milliseconds.
 */
export function lintQuestions(survey: Linted): Map<string, Hint[]> {
  const hints = new Map<string, Hint[]>()
  if (!/^en\b/i.test(survey.language)) return hints
  const seen = new Set<string>()
  let page = ''
  for (const question of survey.questions) {
    if (question.page) page = `${question.page.title} ${question.page.text ?? ''}`
    const found = RULES.flatMap(
      (rule) => rule(question, { anonymity: survey.anonymity, frame: `${survey.description} ${page}` }) ?? [],
    )
    const same = norm(question.label)
    if (same !== '' && seen.has(same))
      found.push(hint('repeated', 'An earlier question asks the same in the same words.'))
    seen.add(same)
    if (found.length > 0) hints.set(question.key, found)
  }
  return hints
}

const MAX_ON_A_PAGE = 15

/** What the survey as a whole asks too much of; empty where it does not. */
export function lintSurvey({ questions, language }: Linted): string[] {
  if (questions.length === 0) return []
  const open = questions.filter(isOpen).length
  const took = minutesFor(questions)
  const crowd = Math.max(...pagesOf(questions).map((page) => page.questions.length))
  return [
    ...(took > 10
      ? [`About ${took} minutes. Beyond ten, fewer finish, and the last questions are answered worst.`]
      : []),
    ...(crowd > MAX_ON_A_PAGE
      ? [
          `${crowd} questions on one page are a long scroll, and where one stopped is hard to find again. Split them into pages.`,
        ]
      : []),
    ...(open > 4 ? [`${open} texts to write. One or two are answered with care.`] : []),
    ...(/^en\b/i.test(language) && isOpen(questions[0]!)
      ? ['It begins with a text to write. Begin with something that takes one press.']
      : []),
  ]
}
