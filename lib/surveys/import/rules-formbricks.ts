import { shortened } from '@/lib/core/text/excerpt'
import { z } from 'zod'
import { invalid } from '@/lib/core/errors'
import type { Option, Question } from '../schema'
import { answerOf, TYPES as FACTS } from '../types/rules-facts'
import { compare, onlyThis } from './rules-compare'
import { closingWords, distinct, type ImportedSurvey, UNLISTED } from './rules-draft'
import type { Operator } from './rules-expression'
import { FormDraft } from './rules-form-draft'
import { checkedBy, formbricksChecks } from './rules-formbricks-checks'
import { lineOfWords, wordsOf } from './rules-html'
import type { Jump } from './rules-jumps'
import { all, any, not, Unrepresentable, type Logic } from './rules-logic'

// Read from Formbricks' published types: questions in one list (until 2025), or elements in blocks (since).

const text = z.string().catch('')
const flag = z.boolean().catch(false)
const count = z.number().optional().catch(undefined)
/** A text, or a text for each language. */
const words = z.union([z.string(), z.record(z.string(), z.string())]).catch('')
type Words = z.output<typeof words>
const spoken = (value: Words | undefined): string =>
  value === undefined ? '' : typeof value === 'string' ? value : (value.default ?? Object.values(value)[0] ?? '')

const listed = z.union([
  z.string().transform((label): { id: string; label: Words } => ({ id: '', label })),
  z.looseObject({ id: text, label: words }),
  z.record(z.string(), z.string()).transform((label): { id: string; label: Words } => ({ id: '', label })),
])
const list = z.array(listed).catch([])
type Listed = z.output<typeof listed>

interface FormbricksCondition {
  operator?: string | undefined
  leftOperand?: { type: string; value: string } | undefined
  rightOperand?: { type: string; value?: unknown } | undefined
  connector?: string | undefined
  conditions: FormbricksCondition[]
}
const condition: z.ZodType<FormbricksCondition> = z.looseObject({
  operator: z.string().optional().catch(undefined),
  leftOperand: z.looseObject({ type: text, value: text }).optional().catch(undefined),
  rightOperand: z.looseObject({ type: text, value: z.unknown() }).optional().catch(undefined),
  connector: z.string().optional().catch(undefined),
  get conditions() {
    return z.array(condition).catch([])
  },
})
const rule = z.looseObject({
  conditions: condition.optional().catch(undefined),
  actions: z.array(z.looseObject({ objective: text, target: text })).catch([]),
})
const element = z.looseObject({
  id: text,
  type: z.string(),
  headline: words,
  subheader: words,
  html: words,
  required: flag,
  inputType: text,
  longAnswer: flag,
  charLimit: z.looseObject({ enabled: flag, min: count, max: count }).optional().catch(undefined),
  choices: list,
  rows: list,
  columns: list,
  range: count,
  lowerLabel: words,
  upperLabel: words,
  label: words,
  allowMulti: flag,
  shuffleOption: text,
  imageUrl: text,
  validation: formbricksChecks,
  logic: z.array(rule).catch([]),
  logicFallback: text,
})
type Element = z.output<typeof element>
const survey = z.looseObject({
  id: text,
  name: text,
  questions: z.array(element).catch([]),
  blocks: z
    .array(
      z.looseObject({
        id: text,
        name: text,
        elements: z.array(element).catch([]),
        logic: z.array(rule).catch([]),
        logicFallback: text,
      }),
    )
    .catch([]),
  welcomeCard: z
    .looseObject({ enabled: flag, headline: words, html: words, subheader: words })
    .optional()
    .catch(undefined),
  endings: z
    .array(
      z.looseObject({
        id: text,
        headline: words,
        subheader: words,
        buttonLink: text,
        buttonLabel: words,
        url: text,
        label: text,
      }),
    )
    .catch([]),
  hiddenFields: z
    .looseObject({ fieldIds: z.array(z.string()).catch([]) })
    .optional()
    .catch(undefined),
  variables: z.array(z.looseObject({ name: text })).catch([]),
  languages: z.array(z.unknown()).catch([]),
})

const TYPES =
  /^(?:csat|ces|openText|multipleChoice(?:Single|Multi)|rating|nps|cta|consent|date|matrix|ranking|pictureSelection|address|contactInfo|fileUpload|cal)$/

/** Whether a JSON object is a Formbricks survey: a name, and questions or blocks of its types. */
export function isFormbricks(json: Record<string, unknown>): boolean {
  const typed = (value: unknown): boolean =>
    Array.isArray(value) &&
    value.some(
      (one) =>
        typeof one === 'object' &&
        one !== null &&
        TYPES.test(String((one as { type?: unknown }).type)) &&
        'headline' in one,
    )
  return (
    typed(json.questions) ||
    (Array.isArray(json.blocks) && json.blocks.some((one) => typed((one as { elements?: unknown } | null)?.elements)))
  )
}

const OPERATORS: Record<string, Operator> = {
  equals: '=',
  doesNotEqual: '!=',
  equalsOneOf: 'anyof',
  includesOneOf: 'anyof',
  includesAllOf: 'allof',
  isGreaterThan: '>',
  isGreaterThanOrEqual: '>=',
  isLessThan: '<',
  isLessThanOrEqual: '<=',
  isSubmitted: 'notempty',
  isSkipped: 'empty',
  isClicked: 'notempty',
  isAccepted: 'notempty',
}
const PIPED = /#recall:([^/#]+)\/fallback:[^#]*#/g
const UNKNOWN: Record<string, string> = {
  fileUpload: 'it asks for a file, which cannot be asked for here',
  cal: 'it books a meeting',
}
const FIELDS: Record<string, readonly string[]> = {
  address: ['addressLine1', 'addressLine2', 'city', 'state', 'zip', 'country'],
  contactInfo: ['firstName', 'lastName', 'email', 'phone', 'company'],
}

const optionsOf = (items: readonly Listed[]): Option[] =>
  distinct(
    items.map((one) => {
      const label = lineOfWords(spoken(one.label))
      return {
        value: label.slice(0, 180) || one.id,
        label,
        ...(one.id === 'other' && { open: true }),
        ...(one.id === 'none' && { exclusive: true }),
      }
    }),
  )

function bodyOf(source: Element): Omit<Question, 'key' | 'label'> | { reason: string } {
  const ends = {
    ...(spoken(source.lowerLabel) && { minLabel: shortened(lineOfWords(spoken(source.lowerLabel)), 200) }),
    ...(spoken(source.upperLabel) && { maxLabel: shortened(lineOfWords(spoken(source.upperLabel)), 200) }),
  }
  const options = optionsOf(source.choices)
  const limit = source.charLimit
  switch (source.type) {
    case 'openText':
      return source.inputType === 'number'
        ? { type: 'number' }
        : {
            type: source.longAnswer ? 'longtext' : 'text',
            ...(limit?.enabled !== false && limit?.min !== undefined && { min: limit.min }),
            ...(limit?.enabled !== false && limit?.max !== undefined && { max: limit.max }),
          }
    case 'multipleChoiceSingle':
      return { type: 'single', options }
    case 'multipleChoiceMulti':
      return { type: 'multi', options }
    case 'pictureSelection':
      return { type: source.allowMulti ? 'multi' : 'single', options }
    case 'ranking':
      return { type: 'ranking', options: options.map(({ open: _open, exclusive: _alone, ...one }) => one) }
    case 'rating':
    case 'csat':
    case 'ces':
      return { type: 'rating', min: 1, max: source.range ?? 5, ...ends }
    case 'nps':
      return { type: 'nps', ...ends }
    case 'date':
      return { type: 'date' }
    case 'matrix':
      return { type: 'matrix', rows: optionsOf(source.rows), options: optionsOf(source.columns) }
    case 'consent':
      return { type: 'multi', options: [{ value: 'accepted', label: lineOfWords(spoken(source.label)) || 'Accepted' }] }
    default:
      return { reason: UNKNOWN[source.type] ?? `its type “${source.type}” is not known here` }
  }
}

/** “All” and “all but the last” are kept. A list that is turned round for every other respondent is not. */
function shuffledIn({ shuffleOption }: Element, body: Omit<Question, 'key' | 'label'>): Partial<Question> {
  const part = FACTS[body.type].shuffles
  const list = part && body[part]
  if (!list || !['all', 'exceptLast'].includes(shuffleOption)) return {}
  if (shuffleOption === 'all') return { shuffled: true }
  return { shuffled: true, [part]: list.map((one, at) => (at === list.length - 1 ? { ...one, fixed: true } : one)) }
}

/**
 * A survey from Formbricks' JSON: blocks become pages, jumps become conditions.
 * @throws AppError invalid for what is not such a survey
 */
export function importFormbricks(json: unknown, source: string, file: string): ImportedSurvey {
  const parsed = survey.safeParse(json)
  if (!parsed.success)
    throw invalid(`${file}: this is not a Formbricks survey (${parsed.error.issues[0]?.message ?? ''}).`)
  const { blocks, questions, welcomeCard: welcome, endings, hiddenFields, variables } = parsed.data
  const draft = new FormDraft(file, source)
  // A place is what jumps lead to: a block, or in older files a question.
  const stations =
    blocks.length > 0
      ? blocks
      : questions.map((one) => ({
          id: one.id,
          name: '',
          elements: [one],
          logic: one.logic,
          logicFallback: one.logicFallback,
        }))
  const places = new Map(stations.map((one, at) => [one.id, at]))
  const choices = new Map<string, Map<string, string>>()
  const pictures = new Set(
    stations.flatMap(({ elements }) => elements.filter(({ type }) => type === 'pictureSelection').map(({ id }) => id)),
  )

  const ask = (one: Element, place: number): void => {
    const label = lineOfWords(spoken(one.headline))
    const help = wordsOf(spoken(one.subheader) || spoken(one.html)).text
    if (one.type === 'cta') return draft.words(label, help)
    const fields = FIELDS[one.type]
    if (fields) {
      const shown = fields.filter((name) => (one[name] as { show?: unknown } | undefined)?.show !== false)
      for (const name of shown)
        draft.add(
          `${one.id}.${name}`,
          `${one.id}_${name}`,
          { type: 'text', label: `${label}: ${name}`, ...(one.required && { required: true }) },
          place,
        )
      return draft.lost(one.id, one.id, `it has ${shown.length} fields, which are questions of their own here`)
    }
    const body = bodyOf(one)
    if ('reason' in body) return draft.leftOut(one.id, label || one.id, body.reason)
    const { limits, notKept } = checkedBy(one.validation, body, one.required)
    const asked = draft.add(
      one.id,
      /^[a-z0-9]{20,}$/.test(one.id) ? label : one.id,
      {
        label,
        ...(help && { help }),
        ...(one.required && { required: true }),
        ...body,
        ...limits,
        ...shuffledIn(one, body),
      },
      place,
    )
    choices.set(one.id, new Map(one.choices.map((choice, at) => [choice.id, asked.options?.[at]?.value ?? choice.id])))
    draft.lost(
      one.id,
      asked.key,
      !['', 'none'].includes(one.shuffleOption) && !asked.shuffled && 'not kept: a random order',
      notKept.length > 0 && `not kept: checks of the answer (${notKept.join(', ')})`,
      (one.imageUrl !== '' || one.type === 'pictureSelection') && 'not kept: its pictures',
      ['email', 'url', 'phone'].includes(one.inputType) && `that the answer must be a ${one.inputType} is not checked`,
    )
    return undefined
  }
  stations.forEach((station, place) => {
    if (blocks.length > 1) draft.newPage(/^Block \d+$/.test(station.name) ? '' : lineOfWords(station.name))
    for (const one of station.elements) ask(one, place)
  })

  const read = (one: FormbricksCondition): Logic => {
    if (one.connector || one.conditions.length > 0)
      return one.connector === 'or' ? any(...one.conditions.map(read)) : all(...one.conditions.map(read))
    const id = one.leftOperand?.value ?? ''
    const question = draft.named.get(id)
    if (!question || !['question', 'element'].includes(one.leftOperand?.type ?? ''))
      throw new Unrepresentable('looks at what is no question before it')
    // Both mean that none is chosen, as Formbricks itself evaluates them.
    const negated = /^doesNotInclude(?:One|All)Of$/.test(one.operator ?? '')
    const operator = negated ? 'anyof' : OPERATORS[one.operator ?? '']
    if (!operator) throw new Unrepresentable(`compares by “${one.operator ?? ''}”`)
    const value = (given: unknown): string => choices.get(id)?.get(String(given)) ?? String(given)
    const given = one.rightOperand?.value
    const logic = compare(
      { question },
      operator,
      operator === 'empty' || operator === 'notempty'
        ? undefined
        : { kind: 'value', value: Array.isArray(given) ? given.map(value) : value(given) },
    )
    const several = answerOf(question) === 'list' && !Array.isArray(given)
    if (several && operator === '=') return onlyThis(question, logic)
    if (several && operator === '!=' && !pictures.has(id))
      throw new Unrepresentable(
        `asks whether the answers to “${question.key}” are not one value, which always holds there`,
      )
    return negated ? not(logic) : logic
  }
  const jumps = (place: number): Jump[] => {
    const station = stations[place]!
    const name = station.elements[0]?.id ?? station.id
    const made = station.logic.flatMap((one): Jump[] =>
      one.actions.flatMap(({ objective, target }): Jump[] => {
        if (!/^jumpTo/.test(objective)) {
          draft.lost(name, name, `not kept: what its logic does besides jumping (“${objective}”)`)
          return []
        }
        const to = places.get(target) ?? stations.length
        try {
          return [{ to, when: one.conditions ? read(one.conditions) : all() }]
        } catch (error) {
          if (!(error instanceof Unrepresentable)) throw error
          draft.lost(name, name, `a jump is not kept: it ${error.message}`)
          return []
        }
      }),
    )
    const fallback = station.logicFallback ? (places.get(station.logicFallback) ?? stations.length) : undefined
    return fallback === undefined ? made : [...made, { to: fallback, when: all() }]
  }
  for (const name of hiddenFields?.fieldIds ?? []) draft.say(1, `The hidden field “${name}” ${UNLISTED}`)
  for (const { name } of variables) draft.say(1, `The variable “${name}” is not kept`)
  const [ending, ...others] = endings
  for (const one of others)
    draft.say(
      1,
      `Closing words for some respondents are not kept: “${(lineOfWords(spoken(one.headline)) || one.label).slice(0, 80)}”`,
    )
  if (parsed.data.languages.length > 1) draft.say(1, 'Only the words of its first language are taken over')
  const opening = welcome?.enabled ? [spoken(welcome.headline), spoken(welcome.subheader) || spoken(welcome.html)] : []
  return draft.finish(
    {
      source: parsed.data.id ? `formbricks-${parsed.data.id}` : file,
      hasId: parsed.data.id !== '',
      title: lineOfWords(parsed.data.name),
      description: opening
        .map((one) => wordsOf(one).text)
        .filter(Boolean)
        .join('\n\n'),
      ...(ending &&
        closingWords(
          [wordsOf(spoken(ending.headline)).text, wordsOf(spoken(ending.subheader)).text],
          ending.buttonLink || ending.url,
          lineOfWords(spoken(ending.buttonLabel)) || ending.label,
        )),
    },
    stations.length,
    jumps,
    PIPED,
  )
}
