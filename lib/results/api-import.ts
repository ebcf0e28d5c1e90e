import { z } from 'zod'
import { importSummarySchema } from '@/lib/core/imports'
import { endpoint } from '@/lib/server/http/endpoint'
import { surveyParams } from '@/lib/surveys/schema-api'
import { importResponses } from './import/commands-responses'
import { mappingSchema } from './import/rules-mapping'
import { IMPORT_BYTES as maxBody, importFile as file } from '@/lib/surveys/schema-import'

const importAnswers = endpoint({
  method: 'POST',
  path: '/surveys/{id}/responses/import',
  summary: 'Take responses over from CSV; rows that do not fit are named, the same file again changes nothing',
  access: 'survey.write',
  maxBody,
  params: surveyParams,
  body: z.strictObject({ files: z.array(file).min(1).max(30), mapping: mappingSchema.optional() }),
  answer: importSummarySchema,
  example: {
    params: { id: 'a3f1' },
    body: { files: [{ path: 'r.csv', text: 'deploys,squad\n4,Payments\n' }], mapping: { squad: '@team' } },
  },
  run: ({ actor, params, body, now }) => importResponses(actor, params.id, body.files, now, body.mapping),
})

export const responseImportEndpoints = { importAnswers }
