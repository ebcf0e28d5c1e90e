import { authorize, type Actor } from '@/lib/core/actor'
import { systemClock } from '@/lib/core/clock'
import { AppError } from '@/lib/core/errors'
import type { ImportChoice } from '@/lib/core/imports'
import type { ImportFile, ImportOptions } from '@/lib/server/room'
import { visibleStatuses } from '@/lib/surveys/policy'
import { listSurveys } from '@/lib/surveys/queries'
import { findSurvey } from '@/lib/surveys/queries-record'
import type { SurveyRecord } from '@/lib/surveys/schema-record'
import { mappingFor, readResponses } from './queries-plan'
import type { ResponseTable } from './rules-table'
import { answerTargets, IGNORE, SEGMENT_WORDS, segmentTargets, type Mapping } from './rules-targets'

const MOST = 100
/** A page holds so many options of all its lists together. */
const MOST_OPTIONS = 4_000

/**
 * What each column of these files goes into, by its name: what is not recognised first, and of many columns only those. A file that
 * cannot be read has none: its reason stands beside it.
 */
function columnChoices(survey: SurveyRecord, files: readonly ImportFile[], said: Mapping, now: Date): ImportChoice[] {
  const options = [
    { value: IGNORE, label: 'Leave out' },
    ...segmentTargets(survey.anonymity).map((value) => ({ value: value as string, label: SEGMENT_WORDS[value] })),
    ...[...answerTargets(survey.questions).values()].map(({ name, label }) => ({ value: name, label })),
  ]
  const columns = new Map<string, ImportChoice>()
  for (const file of files) {
    const table = tableOf(file, survey, now)
    const mapping = table ? mappingFor(table, survey, said) : {}
    for (const { name } of table?.columns ?? []) {
      const count = (columns.get(name)?.count ?? 0) + 1
      columns.set(name, { field: 'column', from: name, to: mapping[name] ?? IGNORE, count, options })
    }
  }
  const all = [...columns.values()].sort((a, b) => Number(a.to !== IGNORE) - Number(b.to !== IGNORE))
  return all.slice(0, Math.max(1, Math.floor(MOST_OPTIONS / options.length)))
}

const tableOf = (file: ImportFile, survey: SurveyRecord, now: Date): ResponseTable | null => {
  try {
    return readResponses(file.text, file.path, survey, now).table
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}

/**
 * Which survey answers go into: a new one of their columns, or one that is here. What a new one gives is chosen with it:
 * with rows in it, that is fixed. Of one that is here: what each column goes into.
 */
export async function responseChoices(
  actor: Actor,
  files: readonly ImportFile[],
  { mapping }: ImportOptions,
): Promise<ImportChoice[]> {
  authorize(actor, 'survey.write')
  const { data } = await listSurveys(actor, { limit: MOST })
  const survey = mapping?.survey?.['*'] || 'new'
  const known = survey === 'new' ? null : await findSurvey({ id: survey }, visibleStatuses(actor))
  const gives: ImportChoice = {
    field: 'disclosure',
    from: '*',
    to: mapping?.disclosure?.['*'] ?? '',
    count: files.length,
    options: [
      { value: '', label: 'What is asked for first: single responses, or figures by group' },
      { value: 'groups', label: 'Figures by team, role and tenure, and no single responses' },
      { value: 'responses', label: 'Single responses, and figures by team' },
    ],
  }
  return [
    ...(survey === 'new' ? [gives] : []),
    {
      field: 'survey',
      from: '*',
      to: survey,
      count: files.length,
      options: [
        { value: 'new', label: 'A new survey of its columns' },
        ...data.map(({ id, title }) => ({ value: id, label: title })),
      ],
    },
    ...(known ? columnChoices(known, files, mapping?.column ?? {}, systemClock()) : []),
  ]
}
