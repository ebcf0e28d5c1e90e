import { formatCount } from '@/lib/core/format'
import { z } from 'zod'
import { normalizeQuestion } from '../rules'
import {
  ANONYMITY,
  DISCLOSURES,
  languageSchema,
  MAX_QUESTIONS,
  questionInput,
  translationSchema,
  type CreateSurveyInput,
  type Question,
  type Survey,
  type Translation,
} from '../schema'
import type { Template } from '../templates/rules'
import { pruned } from '../rules-translate'

const words = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `At most ${formatCount(max)} characters.`)

/** A survey as the builder holds and sends it. */
export const editorSchema = z.strictObject({
  id: z.string().max(100),
  revision: z.number().int(),
  title: words(300).min(1, 'Give the survey a title.'),
  description: words(5_000),
  askedBy: words(200),
  purpose: words(1_000),
  // A draft that a browser kept from before there were closing words has none.
  closing: words(5_000).default(''),
  series: words(200),
  resultsOn: z.union([z.literal(''), z.iso.date('A day.')]),
  invited: z.string().trim().regex(/^\d*$/, 'A whole number.').max(8),
  anonymity: z.enum(ANONYMITY),
  disclosure: z.union([z.literal(''), z.enum(DISCLOSURES)]),
  language: languageSchema,
  translations: z.record(languageSchema, translationSchema),
  questions: z.array(questionInput).max(MAX_QUESTIONS, `At most ${formatCount(MAX_QUESTIONS)} questions.`),
})
export type EditorValues = Omit<z.output<typeof editorSchema>, 'questions'> & { questions: Question[] }

export function toEditor(survey: Survey, translations: Record<string, Translation>): EditorValues {
  return {
    id: survey.id,
    revision: survey.revision,
    title: survey.title,
    description: survey.description,
    askedBy: survey.askedBy,
    purpose: survey.purpose,
    closing: survey.closing,
    series: survey.series ?? '',
    resultsOn: survey.resultsOn ?? '',
    invited: survey.invited?.toString() ?? '',
    anonymity: survey.anonymity,
    disclosure: survey.disclosure ?? '',
    language: survey.language,
    translations,
    questions: survey.questions,
  }
}

/** A survey to begin: empty, or as a template has it. */
export const newEditor = (template?: Template): EditorValues => ({
  id: '',
  revision: 0,
  title: template?.title ?? '',
  description: template?.description ?? '',
  askedBy: '',
  purpose: template?.purpose ?? '',
  closing: '',
  series: template?.series ?? '',
  resultsOn: '',
  invited: '',
  anonymity: template?.anonymity ?? 'anonymous',
  disclosure: '',
  language: 'en',
  translations: {},
  questions: (template?.questions ?? []).map(normalizeQuestion),
})

const some = (text: string) => (text === '' ? null : text)

/**
 * What a browser kept, as the builder holds it; null where it is none of ours. A title or a label may be empty in a draft; a field that
 * was not there when it was kept is empty.
 */
export const draftFrom = (kept: unknown): EditorValues | null =>
  kept && typeof kept === 'object' && Array.isArray((kept as EditorValues).questions) && 'translations' in kept
    ? { ...newEditor(), ...(kept as EditorValues) }
    : null

/** The edited survey as the commands take it. */
export function fromEditor(values: z.output<typeof editorSchema>): CreateSurveyInput {
  const { id: _id, revision: _revision, ...survey } = values
  const questions = values.questions.map(normalizeQuestion)
  return {
    ...survey,
    questions,
    series: some(survey.series),
    resultsOn: some(survey.resultsOn),
    disclosure: survey.disclosure === '' ? null : survey.disclosure,
    invited: Number(survey.invited) || null,
    translations: Object.fromEntries(
      Object.entries(survey.translations)
        .filter(([language]) => language !== survey.language)
        .map(([language, translation]) => [language, pruned(translation, questions)]),
    ),
  }
}
