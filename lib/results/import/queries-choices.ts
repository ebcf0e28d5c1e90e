import { authorize, type Actor } from '@/lib/core/actor'
import type { ImportChoice } from '@/lib/core/imports'
import type { ImportFile, ImportOptions } from '@/lib/server/room'
import { listSurveys } from '@/lib/surveys/queries'

const MOST = 100

/**
 * Which survey answers go into: a new one of their columns, or one that is here. What a new one gives is chosen with it:
 * with rows in it, that is fixed.
 */
export async function responseChoices(
  actor: Actor,
  files: readonly ImportFile[],
  { mapping }: ImportOptions,
): Promise<ImportChoice[]> {
  authorize(actor, 'survey.write')
  const { data } = await listSurveys(actor, { limit: MOST })
  const survey = mapping?.survey?.['*'] || 'new'
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
  ]
}
