import { z } from 'zod'
import { invalid } from '@/lib/core/errors'
import { shortened } from '@/lib/core/text/excerpt'
import type { Option, Question } from '../schema'
import { TYPES } from '../types/rules-facts'
import { builtIn } from './rules-built-in'
import { compare } from './rules-compare'
import { closingWords, distinct, languageTag, type ImportedSurvey, UNLISTED } from './rules-draft'
import type { Operator } from './rules-expression'
import { FormDraft, optionsOfWords } from './rules-form-draft'
import { lineOfWords, wordsOf } from './rules-html'
import type { Jump } from './rules-jumps'
import { all, any, Unrepresentable, type Logic } from './rules-logic'

// Read from Typeform's Create API ("Retrieve form") and forms that people keep in public repositories.

const text = z.string().catch('')
const flag = z.boolean().optional().catch(undefined)
const count = z.number().nullish().catch(undefined)
const choice = z.looseObject({ id: text, ref: text, label: text, attachment: z.unknown().optional() })
const validations = z.looseObject({
  required: flag,
  max_length: count,
  min_value: count,
  max_value: count,
  min_selection: count,
  max_selection: count,
})

interface TypeformField {
  id: string
  ref: string
  title: string
  type: string
  properties: {
    description?: string | undefined
    choices?: z.output<typeof choice>[] | undefined
    fields?: TypeformField[] | undefined
    steps?: number | undefined
    start_at_one?: boolean | undefined
    labels?: { left: string; right: string; center: string } | undefined
    allow_multiple_selection?: boolean | undefined
    allow_other_choice?: boolean | undefined
    randomize?: boolean | undefined
    alphabetical_order?: boolean | undefined
  }
  validations: z.output<typeof validations>
  attachment?: unknown
}
const field: z.ZodType<TypeformField> = z.looseObject({
  id: text,
  ref: text,
  title: text,
  type: text,
  get properties() {
    return z
      .looseObject({
        description: z.string().optional().catch(undefined),
        choices: z.array(choice).optional().catch(undefined),
        fields: z.array(field).optional().catch(undefined),
        steps: z.number().optional().catch(undefined),
        start_at_one: flag,
        labels: z.looseObject({ left: text, right: text, center: text }).optional().catch(undefined),
        allow_multiple_selection: flag,
        allow_other_choice: flag,
        randomize: flag,
        alphabetical_order: flag,
      })
      .catch({})
  },
  validations: validations.catch({}),
  attachment: z.unknown().optional(),
})

interface TypeformCondition {
  op: string
  vars: (TypeformCondition | { type: string; value: unknown })[]
}
const conditionOf: z.ZodType<TypeformCondition> = z.looseObject({
  op: z.string(),
  get vars() {
    return z.array(z.union([conditionOf, z.looseObject({ type: z.string(), value: z.unknown() })])).catch([])
  },
})
const rule = z.looseObject({
  ref: text,
  type: text,
  actions: z
    .array(
      z.looseObject({
        action: text,
        details: z
          .looseObject({ to: z.looseObject({ type: text, value: text }).optional().catch(undefined) })
          .catch({}),
        condition: conditionOf,
      }),
    )
    .catch([]),
})
const form = z.looseObject({
  id: text,
  title: text,
  settings: z.looseObject({ language: text }).catch({ language: '' }),
  language: text,
  fields: z.array(field),
  logic: z.array(rule).catch([]),
  hidden: z.array(z.string()).catch([]),
  variables: z.record(z.string(), z.unknown()).catch({}),
  welcome_screens: z
    .array(z.looseObject({ title: text, properties: z.looseObject({ description: text }).catch({ description: '' }) }))
    .catch([]),
  thankyou_screens: z
    .array(
      z.looseObject({
        ref: text,
        title: text,
        properties: z
          .looseObject({ description: text, redirect_url: text, button_text: text })
          .catch({ description: '', redirect_url: '', button_text: '' }),
      }),
    )
    .catch([]),
})

/** Whether a JSON object is a Typeform form: fields with a title and one of its types. */
export const isTypeform = (json: Record<string, unknown>): boolean =>
  Array.isArray(json.fields) &&
  json.fields.some((one) => typeof one === 'object' && one !== null && 'title' in one && 'type' in one)

const PIPED = /\{\{([a-z]+:[^{}]+)\}\}/g
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}/i

const OPERATORS: Record<string, Operator> = {
  is: '=',
  is_not: '!=',
  equal: '=',
  not_equal: '!=',
  greater_than: '>',
  greater_equal_than: '>=',
  lower_than: '<',
  lower_equal_than: '<=',
}
const PLAIN: Record<string, 'text' | 'longtext'> = {
  short_text: 'text',
  long_text: 'longtext',
  email: 'text',
  phone_number: 'text',
  website: 'text',
}
const CHECKED: Record<string, string> = {
  email: 'that the answer must be an e-mail address is not checked',
  phone_number: 'that the answer must be a phone number is not checked',
  website: 'that the answer must be a web address is not checked',
}
const UNKNOWN: Record<string, string> = {
  file_upload: 'it asks for a file, which cannot be asked for here',
  payment: 'it asks for a payment',
  calendly: 'it books a date',
  nocodeform: 'it is another tool’s form',
}

/** The values of options by the reference that conditions use. */
type Choices = Map<string, string>

function choicesOf(source: TypeformField, language: string): { options: Option[]; byRef: Choices } {
  const given = source.properties.choices ?? []
  const options = distinct(optionsOfWords(given.map((one) => one.label)))
  const byRef: Choices = new Map()
  given.forEach((one, at) => {
    for (const name of [one.ref, one.id]) if (name) byRef.set(name, options[at]!.value)
  })
  return {
    options: source.properties.allow_other_choice
      ? [...options, { value: 'other', label: builtIn('other', language), open: true }]
      : options,
    byRef,
  }
}

/** The body of a question of this type; a reason where there is none. */
function bodyOf(
  source: TypeformField,
  options: Option[],
  language: string,
): Omit<Question, 'key' | 'label'> | { reason: string } {
  const { properties, validations: limits } = source
  const ends = {
    ...(properties.labels?.left && { minLabel: shortened(lineOfWords(properties.labels.left), 200) }),
    ...(properties.labels?.right && { maxLabel: shortened(lineOfWords(properties.labels.right), 200) }),
  }
  const within = (min: number | null | undefined, max: number | null | undefined) => ({
    ...(typeof min === 'number' && { min }),
    ...(typeof max === 'number' && { max }),
  })
  switch (source.type) {
    case 'multiple_choice':
    case 'picture_choice':
      return properties.allow_multiple_selection
        ? { type: 'multi', options, ...within(limits.min_selection || null, limits.max_selection || null) }
        : { type: 'single', options }
    case 'dropdown':
      return { type: 'single', options }
    case 'ranking':
      return { type: 'ranking', options: options.map(({ open: _open, ...one }) => one) }
    case 'yes_no':
    case 'legal':
      return {
        type: 'yesno',
        options: (['yes', 'no'] as const).map((value) => ({ value, label: builtIn(value, language) })),
      }
    case 'rating':
      return { type: 'rating', min: 1, max: properties.steps ?? 5, ...ends }
    case 'nps':
      return { type: 'nps', ...ends }
    case 'opinion_scale': {
      // From 0, unless it says that it starts at one; `steps` counts the points.
      const min = properties.start_at_one ? 1 : 0
      return { type: 'rating', min, max: min + (properties.steps ?? 11) - 1, ...ends }
    }
    case 'number':
      return { type: 'number', ...within(limits.min_value, limits.max_value) }
    case 'date':
      return { type: 'date' }
    case 'matrix': {
      const rows = properties.fields ?? []
      const columns = rows[0]?.properties.choices ?? properties.choices ?? []
      return {
        type: 'matrix',
        rows: distinct(optionsOfWords(rows.map((row) => row.title))),
        options: distinct(optionsOfWords(columns.map((one) => one.label))),
        ...(rows.some((row) => row.properties.allow_multiple_selection) && { multiple: true }),
        ...(rows.length > 0 && rows.every((row) => row.validations.required) && { required: true }),
      }
    }
    default: {
      const type = PLAIN[source.type]
      return type
        ? { type, ...within(null, limits.max_length || null) }
        : { reason: UNKNOWN[source.type] ?? `its type “${source.type}” is not known here` }
    }
  }
}

/**
 * A survey from Typeform's JSON. Its jumps become conditions: a field is shown where some way through the jumps before it leads to it.
 * @throws AppError invalid for what is not such a form
 */
export function importTypeform(json: unknown, source: string, file: string): ImportedSurvey {
  const parsed = form.safeParse(json)
  if (!parsed.success) throw invalid(`${file}: this is not a Typeform form (${parsed.error.issues[0]?.message ?? ''}).`)
  const { fields, logic, settings, hidden, variables, welcome_screens: welcome, thankyou_screens: thanks } = parsed.data
  const language = settings.language || parsed.data.language || 'en'
  const draft = new FormDraft(file, source)
  const places = new Map<string, number>()
  const choices = new Map<string, Choices>()
  const rules = new Map(logic.map((one) => [one.ref, one]))
  const byPlace: TypeformField[] = []

  const take = (one: TypeformField, depth: number): void => {
    const name = one.ref || one.id
    const label = lineOfWords(one.title)
    const help = wordsOf(one.properties.description ?? '').text
    if (name) places.set(name, byPlace.length)
    if (one.id) places.set(one.id, byPlace.length)
    const nested = one.properties.fields ?? []
    if (nested.length > 0 && one.type !== 'matrix' && depth < 20) {
      if (one.type === 'group') draft.newPage(label, help)
      else if (label || help) draft.words(label, help)
      if (one.type === 'contact_info')
        draft.lost(
          name,
          label || name,
          'it asks who somebody is, a question for each field here; an anonymous survey must not ask',
        )
      for (const inner of nested) take(inner, depth + 1)
      return
    }
    const place = byPlace.push(one) - 1
    if (one.type === 'statement' || one.type === 'group') return draft.words(label, help)
    const { options, byRef } = choicesOf(one, language)
    for (const key of [one.ref, one.id]) if (key) choices.set(key, byRef)
    const body = bodyOf(one, options, language)
    if ('reason' in body) return draft.leftOut(name, label || name, body.reason)
    const { shuffles } = TYPES[body.type]
    const question = draft.add(
      name,
      one.ref && !UUID.test(one.ref) ? one.ref : label,
      {
        label,
        ...(help && { help }),
        ...(one.validations.required && { required: true }),
        ...(one.properties.randomize && shuffles && { shuffled: true }),
        ...body,
      },
      place,
    )
    if (one.id) draft.named.set(one.id, question)
    draft.lost(
      name,
      question.key,
      CHECKED[one.type],
      one.type === 'legal' && 'accepting is “yes” here',
      one.properties.randomize && !shuffles && 'not kept: a random order',
      one.properties.alphabetical_order && 'not kept: an alphabetical order',
      (one.attachment !== undefined || one.type === 'picture_choice') && 'not kept: its picture or video',
      one.properties.labels?.center && 'the word in the middle of its scale is not kept',
    )
    return undefined
  }
  for (const one of fields) take(one, 0)

  const read = ({ op, vars }: TypeformCondition): Logic => {
    if (op === 'always') return all()
    if (op === 'and' || op === 'or') {
      const parts = vars.flatMap((one) => ('op' in one ? [read(one as TypeformCondition)] : []))
      return op === 'and' ? all(...parts) : any(...parts)
    }
    const operands = vars.flatMap((one) => ('type' in one ? [one as { type: string; value: unknown }] : []))
    const about = operands.find((one) => one.type === 'field')
    const value = operands.find((one) => one.type !== 'field')
    const question = about && draft.named.get(String(about.value))
    if (!question) throw new Unrepresentable('looks at what is no question before it')
    const operator = OPERATORS[op]
    if (!operator || !value) throw new Unrepresentable(`compares by “${op}”`)
    const given = String(value.value)
    const wanted =
      value.type === 'choice'
        ? (choices.get(String(about.value))?.get(given) ?? given)
        : typeof value.value === 'boolean'
          ? value.value
            ? 'yes'
            : 'no'
          : given
    return compare({ question }, operator, { kind: 'value', value: wanted })
  }
  const jumps = (place: number): Jump[] => {
    const one = byPlace[place]!
    const own = rules.get(one.ref) ?? rules.get(one.id)
    return (own?.actions ?? []).flatMap(({ action, details, condition }): Jump[] => {
      const name = one.ref || one.id
      if (action !== 'jump') {
        draft.lost(name, name, `not kept: what it calculates (“${action}”)`)
        return []
      }
      const to = details.to?.type === 'thankyou' ? byPlace.length : places.get(details.to?.value ?? '')
      if (to === undefined) {
        draft.lost(name, name, 'a jump to a place that is not in the file is not kept')
        return []
      }
      try {
        return [{ to, when: read(condition) }]
      } catch (error) {
        if (!(error instanceof Unrepresentable)) throw error
        draft.lost(name, name, `a jump is not kept: it ${error.message}`)
        return []
      }
    })
  }
  for (const name of hidden) draft.say(1, `The hidden field “${name}” ${UNLISTED}`)
  for (const name of Object.keys(variables)) draft.say(1, `The variable “${name}” is not kept`)
  // The first is shown to whoever no jump sends to another.
  const [ending, ...others] = thanks.filter(({ ref }) => ref !== 'default_tys')
  for (const { title } of others)
    draft.say(1, `Closing words for some respondents are not kept: “${lineOfWords(title).slice(0, 80)}”`)
  const description = welcome.flatMap((one) => [wordsOf(one.title).text, wordsOf(one.properties.description).text])
  return draft.finish(
    {
      source: parsed.data.id ? `typeform-${parsed.data.id}` : file,
      hasId: parsed.data.id !== '',
      title: lineOfWords(parsed.data.title),
      description: description.filter(Boolean).join('\n\n'),
      ...(ending &&
        closingWords(
          [wordsOf(ending.title).text, wordsOf(ending.properties.description).text],
          ending.properties.redirect_url,
          ending.properties.button_text,
        )),
      language: languageTag(language),
    },
    byPlace.length,
    jumps,
    PIPED,
    (piped) => piped.replace(/^field:/, ''),
  )
}
