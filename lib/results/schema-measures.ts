import { z } from 'zod'
import { KEY } from '@/lib/surveys/schema-limits'
import { CASTLE_DIMENSIONS } from './schema-scores'

/** Scores of several questions that are followed over waves like the score of one. */
export const SCORE_MEASURES = [
  'score:umux-lite',
  'score:pmf',
  ...CASTLE_DIMENSIONS.map((dimension) => `score:castle-${dimension}` as const),
] as const
export type ScoreMeasure = (typeof SCORE_MEASURES)[number]

/** What is followed of a survey: the key of a question with a score, or a published score of several. */
export const measureName = z.union([z.enum(SCORE_MEASURES), z.string().regex(KEY, 'There is no such question.')], {
  error: `Name a question by its key, or a score: ${SCORE_MEASURES.join(', ')}.`,
})

/** A figure of a survey's series: any survey of it stands for all of its waves. */
export const surveyMeasure = z.object({ id: z.string().min(1).max(60), measure: measureName })
export type SurveyMeasure = z.output<typeof surveyMeasure>

/** What can be followed of a survey, in words. */
export interface MeasureWords {
  survey: SurveyMeasure
  /** "Deploys, favourable" */
  label: string
  /** The series, or the title of a survey without one. */
  of: string
  unit: string
}

/** One closed wave with the figure that its results page shows. */
export interface WaveFigure {
  survey: string
  title: string
  openedAt: string
  closedAt: string
  n: number
  value: number
  /** Null where all answered alike. */
  ci: [number, number] | null
}
