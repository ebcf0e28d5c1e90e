import { z } from 'zod'
import { normalizeQuestion } from '../rules'
import {
  ANONYMITY,
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
    .max(max, `At most ${max.toLocaleString('en')} characters.`)

/** A survey as the builder holds and sends it. */
export const editorSchema = z.strictObject({
  id: z.string().max(100),
  revision: z.number().int(),
  title: words(300).min(1, 'Give the survey a title.'),
  description: words(5_000),
  askedBy: words(200),
  purpose: words(1_000),
  series: words(200),
  resultsOn: z.union([z.literal(''), z.iso.date('A day.')]),
  invited: z.string().trim().regex(/^\d*$/, 'A whole number.').max(8),
  anonymity: z.enum(ANONYMITY),
  language: languageSchema,
  translations: z.record(languageSchema, translationSchema),
  questions: z.array(questionInput).max(MAX_QUESTIONS, `At most ${MAX_QUESTIONS.toLocaleString('en')} questions.`),
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
    series: survey.series ?? '',
    resultsOn: survey.resultsOn ?? '',
    invited: survey.invited?.toString() ?? '',
    anonymity: survey.anonymity,
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
  series: template?.series ?? '',
  resultsOn: '',
  invited: '',
  anonymity: template?.anonymity ?? 'anonymous',
  language: 'en',
  translations: {},
  questions: (template?.questions ?? []).map(normalizeQuestion),
})

const some = (text: string) => (text === '' ? null : text)

/** The edited survey as the commands take it. */
export function fromEditor(values: z.output<typeof editorSchema>): CreateSurveyInput {
  const { id: _id, revision: _revision, ...survey } = values
  const questions = values.questions.map(normalizeQuestion)
  return {
    ...survey,
    questions,
    series: some(survey.series),
    resultsOn: some(survey.resultsOn),
    invited: Number(survey.invited) || null,
    translations: Object.fromEntries(
      Object.entries(survey.translations)
        .filter(([language]) => language !== survey.language)
        .map(([language, translation]) => [language, pruned(translation, questions)]),
    ),
  }
}
