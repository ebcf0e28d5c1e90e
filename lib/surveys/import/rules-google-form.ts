import { z } from 'zod'
import { invalid } from '@/lib/core/errors'
import { shortened } from '@/lib/core/text/excerpt'
import type { Option, Question } from '../schema'
import { TYPES } from '../types/rules-facts'
import { builtIn } from './rules-built-in'
import { compare } from './rules-compare'
import { distinct, type ImportedSurvey } from './rules-draft'
import { FormDraft, optionsOfWords } from './rules-form-draft'
import { lineOfWords, wordsOf } from './rules-html'
import type { Jump } from './rules-jumps'
import { Unrepresentable } from './rules-logic'

// Read from the types of the Google Forms API, version 1 (`forms.get`), and forms that people keep in public repositories.
// A number that is 0 and a flag that is false are left out of the file.

const text = z.string().catch('')
const flag = z.boolean().catch(false)
const number = z.number().catch(0)
const option = z.looseObject({
  value: text,
  isOther: flag,
  goToAction: text,
  goToSectionId: text,
  image: z.unknown().optional(),
})
const choiceQuestion = z.looseObject({ type: text, options: z.array(option).catch([]), shuffle: flag })
const question = z.looseObject({
  questionId: text,
  required: flag,
  choiceQuestion: choiceQuestion.optional().catch(undefined),
  textQuestion: z.looseObject({ paragraph: flag }).optional().catch(undefined),
  scaleQuestion: z
    .looseObject({ low: number, high: number, lowLabel: text, highLabel: text })
    .optional()
    .catch(undefined),
  ratingQuestion: z
    .looseObject({ ratingScaleLevel: z.number().catch(5), iconType: text })
    .optional()
    .catch(undefined),
  dateQuestion: z.looseObject({ includeTime: flag, includeYear: flag }).optional().catch(undefined),
  timeQuestion: z.looseObject({ duration: flag }).optional().catch(undefined),
  fileUploadQuestion: z.unknown().optional(),
  rowQuestion: z.looseObject({ title: text }).optional().catch(undefined),
  grading: z.unknown().optional(),
})
type GoogleQuestion = z.output<typeof question>
const item = z.looseObject({
  itemId: text,
  title: text,
  description: text,
  questionItem: z.looseObject({ question, image: z.unknown().optional() }).optional().catch(undefined),
  questionGroupItem: z
    .looseObject({
      questions: z.array(question).catch([]),
      grid: z.looseObject({ columns: choiceQuestion, shuffleQuestions: flag }).optional().catch(undefined),
      image: z.unknown().optional(),
    })
    .optional()
    .catch(undefined),
  pageBreakItem: z.unknown().optional(),
  textItem: z.unknown().optional(),
  imageItem: z.unknown().optional(),
  videoItem: z.unknown().optional(),
})
type GoogleItem = z.output<typeof item>
const form = z.looseObject({
  formId: text,
  info: z.looseObject({ title: text, documentTitle: text, description: text }),
  items: z.array(item),
  settings: z
    .looseObject({ quizSettings: z.looseObject({ isQuiz: flag }).optional().catch(undefined) })
    .optional()
    .catch(undefined),
})

/** Whether a JSON object is a form of the Google Forms API. */
export const isGoogleForm = (json: Record<string, unknown>): boolean =>
  Array.isArray(json.items) && typeof json.info === 'object' && json.info !== null

type Body = Omit<Question, 'key' | 'label'>

function optionsOf(options: readonly z.output<typeof option>[]): Option[] {
  const words = optionsOfWords(options.map((one) => (one.isOther ? one.value || builtIn('other', 'en') : one.value)))
  return distinct(words.map((one, at) => (options[at]!.isOther ? { ...one, open: true } : one)))
}

/** One question; a reason where it cannot be asked here. */
function bodyOf(source: GoogleQuestion): Body | { reason: string } {
  const { choiceQuestion: choice, scaleQuestion: scale, ratingQuestion: rating } = source
  const required = source.required && { required: true }
  if (choice)
    return { type: choice.type === 'CHECKBOX' ? 'multi' : 'single', options: optionsOf(choice.options), ...required }
  if (source.textQuestion) return { type: source.textQuestion.paragraph ? 'longtext' : 'text', ...required }
  if (scale)
    return {
      type: 'rating',
      min: scale.low,
      max: scale.high,
      ...(scale.lowLabel && { minLabel: shortened(scale.lowLabel, 200) }),
      ...(scale.highLabel && { maxLabel: shortened(scale.highLabel, 200) }),
      ...required,
    }
  if (rating) return { type: 'rating', min: 1, max: rating.ratingScaleLevel, ...required }
  if (source.dateQuestion) return { type: 'date', ...required }
  // A duration is how long something took, and no time of day.
  if (source.timeQuestion)
    return source.timeQuestion.duration ? { type: 'text', max: 20, ...required } : { type: 'time', ...required }
  if (source.fileUploadQuestion !== undefined) return { reason: 'it asks for a file, which cannot be asked for here' }
  return { reason: 'its kind is not known here' }
}

/**
 * A survey from the Google Forms API's JSON: sections become pages, jumps from options become conditions on the pages they lead to.
 * Where a section goes next by itself, and rules for the answers of text questions, are not in such a file; the first is said where it
 * matters.
 * @throws AppError invalid for what is not such a form
 */
export function importGoogleForm(json: unknown, source: string, file: string): ImportedSurvey {
  const parsed = form.safeParse(json)
  if (!parsed.success) throw invalid(`${file}: this is not a Google form (${parsed.error.issues[0]?.message ?? ''}).`)
  const { info, items, formId, settings } = parsed.data
  const draft = new FormDraft(file, source)
  const sections = new Map<string, number>()
  let section = 0
  for (const one of items) if (one.pageBreakItem !== undefined) sections.set(one.itemId, ++section)
  const jumps: Jump[][] = Array.from({ length: section + 1 }, () => [])

  const jumpsOf = (asked: Question, of: GoogleQuestion, place: number): void => {
    for (const one of of.choiceQuestion?.options ?? []) {
      const to =
        one.goToAction === 'SUBMIT_FORM'
          ? section + 1
          : one.goToAction === 'NEXT_SECTION'
            ? place + 1
            : one.goToAction === 'RESTART_FORM'
              ? 0
              : sections.get(one.goToSectionId)
      if (to === undefined) continue
      const chosen = asked.options?.find((own) => own.label === lineOfWords(one.value) || (one.isOther && own.open))
      if (!chosen) continue
      jumps[place]!.push({ to, when: compare({ question: asked }, '=', { kind: 'value', value: chosen.value }) })
    }
  }

  const single = (one: GoogleItem, of: GoogleQuestion, place: number): void => {
    const label = lineOfWords(one.title)
    const help = wordsOf(one.description).text
    const body = bodyOf(of)
    if ('reason' in body) return draft.leftOut(one.itemId, label, body.reason)
    const shuffles = of.choiceQuestion?.shuffle && TYPES[body.type].shuffles
    const asked = draft.add(
      of.questionId || one.itemId,
      label,
      { label, ...(help && { help }), ...body, ...(shuffles && { shuffled: true }) },
      place,
    )
    try {
      jumpsOf(asked, of, place)
    } catch (error) {
      if (!(error instanceof Unrepresentable)) throw error
      draft.lost(one.itemId, asked.key, `a jump is not kept: it ${error.message}`)
    }
    draft.lost(
      one.itemId,
      asked.key,
      of.choiceQuestion?.shuffle && !shuffles && 'not kept: a random order',
      of.dateQuestion?.includeTime && 'the time of that day is not asked',
      of.dateQuestion &&
        !of.dateQuestion.includeYear &&
        'it asked for a day without a year; here the year belongs to it',
      of.timeQuestion?.duration &&
        'it asks how long something took; it is a text here, and that it is a time is not checked',
      (one.questionItem?.image ?? of.choiceQuestion?.options.find((each) => each.image)) !== undefined &&
        'not kept: its pictures',
      of.grading !== undefined && 'not kept: the right answer and its points',
    )
    return undefined
  }

  const grid = (one: GoogleItem, place: number): void => {
    const { questions: rows = [], grid: columns } = one.questionGroupItem ?? {}
    const label = lineOfWords(one.title)
    if (!columns) return draft.leftOut(one.itemId, label, 'it is a group of questions without columns')
    const help = wordsOf(one.description).text
    const required = rows.filter((row) => row.required).length
    const asked = draft.add(
      one.itemId,
      label,
      {
        type: 'matrix',
        label,
        ...(help && { help }),
        rows: distinct(optionsOfWords(rows.map((row) => row.rowQuestion?.title ?? ''))),
        options: optionsOf(columns.columns.options),
        ...(columns.columns.type === 'CHECKBOX' && { multiple: true }),
        ...(required === rows.length && required > 0 && { required: true }),
        ...(columns.shuffleQuestions && { shuffled: true }),
      },
      place,
    )
    draft.lost(
      one.itemId,
      asked.key,
      required > 0 &&
        required < rows.length &&
        `${required} of its ${rows.length} rows had to be answered; here none has to`,
    )
    return undefined
  }

  let place = 0
  for (const one of items) {
    if (one.pageBreakItem !== undefined) {
      place++
      draft.newPage(lineOfWords(one.title), wordsOf(one.description).text)
    } else if (one.questionItem) single(one, one.questionItem.question, place)
    else if (one.questionGroupItem) grid(one, place)
    else if (one.textItem !== undefined) draft.words(lineOfWords(one.title), wordsOf(one.description).text)
    else if (one.imageItem !== undefined || one.videoItem !== undefined)
      draft.say(1, `A picture or video is left out${one.title ? `: “${lineOfWords(one.title)}”` : ''}`)
    else draft.leftOut(one.itemId, lineOfWords(one.title), 'its kind is not known here')
  }
  const branches = jumps.some((list) => list.length > 0)
  if (branches && section > 1)
    draft.say(
      1,
      'Where a section goes next by itself is not in a file of this kind: each goes to the one after it here. ' +
        'Compare the conditions with the form.',
    )
  if (settings?.quizSettings?.isQuiz) draft.say(1, 'It is a quiz: its points are not kept')
  return draft.finish(
    {
      source: formId ? `google-${formId}` : file,
      hasId: formId !== '',
      title: lineOfWords(info.title || info.documentTitle),
      description: wordsOf(info.description).text,
    },
    section + 1,
    // After its last question, a section goes where the options chosen in it say.
    (at) => jumps[at] ?? [],
  )
}
