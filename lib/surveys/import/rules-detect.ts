import { invalid } from '@/lib/core/errors'
import type { ImportedSurvey } from './rules-draft'
import { parseLooseJson } from './rules-json'
import { importLime } from './rules-lime'
import { importQualtrics } from './rules-qualtrics'
import { importRustSurvey } from './rules-rust'
import { importSurveyJs } from './rules-surveyjs'

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether a file of this name is Markdown, which alone knows translations in files of their own. */
export const isMarkdown = (path: string): boolean => /\.(?:md|markdown)$/i.test(path)

/**
 * A survey from whatever tool's file this is, told by what is in it, not by its name: LimeSurvey's XML, Qualtrics' or SurveyJS's JSON (also
 * with unquoted keys), the Rust project's Markdown.
 * @throws AppError invalid for anything else
 */
export function readSurvey(text: string, path: string): ImportedSurvey {
  const file = path.split(/[\\/]/).at(-1) ?? path
  const start = text.replace(/^\uFEFF/, '').trimStart()
  if (start === '') throw invalid(`${file} is empty.`)
  if (!isMarkdown(path)) {
    if (start.startsWith('<')) return importLime(text, file)
    if (/^(?:\{|\/\/|\/\*)/.test(start)) {
      const json = parseLooseJson(text, file)
      if (!isObject(json)) throw invalid(`${file}: this is JSON, and no survey.`)
      if ('SurveyElements' in json || 'SurveyEntry' in json) return importQualtrics(json, text, file)
      if ('pages' in json || 'elements' in json || 'questions' in json) return importSurveyJs(json, text, file)
      throw invalid(
        `${file}: this is JSON, but neither a Qualtrics survey (SurveyElements) nor one of SurveyJS (pages).`,
      )
    }
    if (/\.csv$/i.test(file))
      throw invalid(
        `${file}: a CSV file holds responses. Import them as responses; a survey can be made from their columns.`,
      )
    if (!/^#{1,3} /m.test(text))
      throw invalid(
        `${file}: this is no survey file we know (LimeSurvey .lss, Qualtrics .qsf, SurveyJS JSON, Markdown).`,
      )
  }
  return importRustSurvey(text, path)
}
