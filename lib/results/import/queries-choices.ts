import { authorize, type Actor } from '@/lib/core/actor'
import type { ImportChoice } from '@/lib/core/imports'
import type { ImportFile, ImportOptions } from '@/lib/server/room'
import { listSurveys } from '@/lib/surveys/queries'

const MOST = 100

/** Which survey answers go into: a new one of their columns, or one that is here. */
export async function responseChoices(
  actor: Actor,
  files: readonly ImportFile[],
  { mapping }: ImportOptions,
): Promise<ImportChoice[]> {
  authorize(actor, 'survey.write')
  const { data } = await listSurveys(actor, { limit: MOST })
  return [
    {
      field: 'survey',
      from: '*',
      to: mapping?.survey?.['*'] || 'new',
      count: files.length,
      options: [
        { value: 'new', label: 'A new survey of its columns' },
        ...data.map(({ id, title }) => ({ value: id, label: title })),
      ],
    },
  ]
}
