import { readSurveyBytes } from '@/lib/surveys/import/rules-detect'
import { workbook, type Cell } from './xlsx'

/** What is read of an XLSForm with these sheets. */
export const form = (survey: Cell[][], choices: Cell[][] = [['list_name', 'name', 'label']], settings: Cell[][] = []) =>
  readSurveyBytes(workbook({ sheets: { survey, choices, settings } }), 'forms/tools.xlsx')

/** A sheet of choices with one list, `yn`. */
export const yesNo: Cell[][] = [
  ['list name', 'value', 'label'],
  ['yn', 'y', 'Yes'],
  ['yn', 'n', 'No'],
]

/** What was told, each with its row. */
export const reasons = (survey: ReturnType<typeof form>) =>
  survey.skipped.map(({ line, reason }) => `${line} ${reason}`)
