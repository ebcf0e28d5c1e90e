import { AppError } from '@/lib/core/errors'
import type { Recognised } from '@/lib/core/imports'
import { isMarkdown, readSurvey, toolOf } from './rules-detect'
import { isRedcap } from './rules-redcap'
import { isXlsForm } from './rules-xlsform'
import { nameAndLanguage } from './rules-rust'

/** Whether a file defines a survey. Markdown is one only where it lists questions as the Rust project does. */
export function recogniseSurvey(file: { path: string; text: string; bytes?: Uint8Array }): Recognised | null {
  if (file.bytes) return isXlsForm(file.bytes) ? { confidence: 0.95, shape: 'XLSForm' } : null
  if (isRedcap(file.text)) return { confidence: 0.95, shape: 'REDCap' }
  if (file.text.trim() === '' || /\.(?:csv|tsv|vtt|srt|rst)$/i.test(file.path)) return null
  try {
    const survey = readSurvey(file.text, file.path)
    if (survey.questions.length === 0) return null
    const tool = toolOf(file.text, file.path)
    return tool === null
      ? { confidence: 0.35, shape: 'Survey in Markdown' }
      : { confidence: 0.9, shape: tool.replace(/ \(.*$/, '') }
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}

/** A survey and its translations in files of their own are read in one call. */
export const surveyGroup = (file: { path: string }): string =>
  isMarkdown(file.path) ? nameAndLanguage(file.path).base : file.path
