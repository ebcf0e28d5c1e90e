import { isJsonObject } from '@/lib/core/json'
import { invalid } from '@/lib/core/errors'
import type { ImportedSurvey } from './rules-draft'
import { importFormbricks, isFormbricks } from './rules-formbricks'
import { importGoogleForm, isGoogleForm } from './rules-google-form'
import { parseLooseJson } from './rules-json'
import { importLime, importLimeTsv } from './rules-lime'
import { isLimeTsv } from './rules-lime-tsv'
import { importQualtrics } from './rules-qualtrics'
import { importRedcap, isRedcap } from './rules-redcap'
import { importRustSurvey } from './rules-rust'
import { importSurveyJs } from './rules-surveyjs'
import { importXlsForm, isXlsForm } from './rules-xlsform'
import { importTypeform, isTypeform } from './rules-typeform'

/** Whether a file of this name is Markdown, which alone knows translations in files of their own. */
export const isMarkdown = (path: string): boolean => /\.(?:md|markdown)$/i.test(path)

/** A reader of one tool's survey files. */
export interface SurveyReader<Content> {
  /** The tool and its files, as people call them: "Qualtrics (.qsf)". */
  name: string
  /** Whether this is such a file, by what it holds. */
  recognise: (content: Content) => boolean
  /** @throws AppError invalid with what is wrong and where */
  read: (content: Content, text: string, file: string) => ImportedSurvey
}

/** Readers of JSON, by what the object holds; the first that knows it reads it. */
export const JSON_READERS: readonly SurveyReader<Record<string, unknown>>[] = [
  {
    name: 'Qualtrics (.qsf)',
    recognise: (json) => 'SurveyElements' in json || 'SurveyEntry' in json,
    read: importQualtrics,
  },
  { name: 'Typeform (JSON)', recognise: isTypeform, read: importTypeform },
  { name: 'Google Forms (JSON of its API)', recognise: isGoogleForm, read: importGoogleForm },
  { name: 'Formbricks (JSON)', recognise: isFormbricks, read: importFormbricks },
  {
    name: 'SurveyJS (JSON)',
    recognise: (json) => 'pages' in json || 'elements' in json || 'questions' in json,
    read: importSurveyJs,
  },
]

/** Readers of other text, by how it begins. */
export const TEXT_READERS: readonly SurveyReader<string>[] = [
  {
    name: 'LimeSurvey (.lss, .lsg, .lsq)',
    recognise: (text) => text.startsWith('<'),
    read: (_, text, file) => importLime(text, file),
  },
  {
    name: 'LimeSurvey (tab-separated .txt)',
    recognise: isLimeTsv,
    read: (_, text, file) => importLimeTsv(text, file),
  },
  {
    name: 'REDCap (data dictionary, .csv)',
    recognise: isRedcap,
    read: (_, text, file) => importRedcap(text, file),
  },
]

const known = (): string => [...TEXT_READERS, ...JSON_READERS].map(({ name }) => name).join(', ')

/** The tool whose file this is, told by what is in it; null for Markdown and for what no reader knows. */
export function toolOf(text: string, path: string): string | null {
  const start = text.replace(/^\uFEFF/, '').trimStart()
  if (start === '' || isMarkdown(path)) return null
  const reader = TEXT_READERS.find(({ recognise }) => recognise(start))
  if (reader) return reader.name
  if (!isJson(start)) return null
  const json = parseLooseJson(text, path)
  return (isJsonObject(json) && JSON_READERS.find(({ recognise }) => recognise(json))?.name) || null
}

/**
 * A survey from a file that is no text: an XLSForm.
 * @throws AppError invalid for anything else
 */
export function readSurveyBytes(bytes: Uint8Array, path: string): ImportedSurvey {
  const file = path.split(/[\\/]/).at(-1) ?? path
  if (isXlsForm(bytes)) return importXlsForm(bytes, file)
  throw invalid(
    `${file}: this is no survey file that is known here. A workbook (.xlsx) is one where it is an XLSForm, ` +
      `with the sheets “survey” and “choices”; answers in a workbook are imported as responses.`,
  )
}

const isJson = (start: string): boolean => /^(?:\{|\/\/|\/\*)/.test(start)

/**
 * A survey from whatever tool's file this is, told by what is in it, not by its name: see `TEXT_READERS` and `JSON_READERS` (JSON also
 * with unquoted keys), and the Rust project's Markdown.
 * @throws AppError invalid for anything else
 */
export function readSurvey(text: string, path: string): ImportedSurvey {
  const file = path.split(/[\\/]/).at(-1) ?? path
  const start = text.replace(/^\uFEFF/, '').trimStart()
  if (start === '') throw invalid(`${file} is empty.`)
  if (!isMarkdown(path)) {
    const reader = TEXT_READERS.find(({ recognise }) => recognise(start))
    if (reader) return reader.read(start, text, file)
    if (isJson(start)) {
      const json = parseLooseJson(text, file)
      const found = isJsonObject(json) ? JSON_READERS.find(({ recognise }) => recognise(json)) : undefined
      if (isJsonObject(json) && found) return found.read(json, text, file)
      throw invalid(
        `${file}: this is JSON, and no survey of a tool that is known here: ${JSON_READERS.map(({ name }) => name).join(', ')}.`,
      )
    }
    if (/\.csv$/i.test(file))
      throw invalid(
        `${file}: a CSV file holds responses. Import them as responses; a survey can be made from their columns.`,
      )
    if (!/^#{1,3} /m.test(text))
      throw invalid(`${file}: this is no survey file that is known here: ${known()}, Markdown.`)
  }
  return importRustSurvey(text, path)
}
