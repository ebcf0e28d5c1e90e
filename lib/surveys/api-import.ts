import { z } from 'zod'
import { importSummarySchema } from '@/lib/core/imports'
import { endpoint } from '@/lib/server/http/endpoint'
import { surveyParams } from './api-schema'
import { importResponses } from './import/command-responses'
import { importSurveys } from './import/command-survey'
import { mappingSchema } from './import/mapping'

const file = z.strictObject({
  path: z
    .string()
    .min(1)
    .max(500)
    .describe('Its name: what finds the same survey again where the file has no id of its own.'),
  text: z.string().min(1),
})
/** A file of 10 MB, as JSON. */
const maxBody = 12_000_000

const importFiles = endpoint({
  method: 'POST',
  path: '/surveys/import',
  summary: 'Take surveys over from LimeSurvey, Qualtrics, SurveyJS or Markdown; the same files again change nothing',
  access: 'survey.write',
  maxBody,
  body: z.strictObject({ files: z.array(file).min(1).max(30) }),
  answer: importSummarySchema.extend({ surveyIds: z.array(z.string()) }),
  example: {
    body: { files: [{ path: 'tools.json', text: '{"elements":[{"type":"comment","name":"why","title":"Why?"}]}' }] },
  },
  run: ({ actor, body, now }) => importSurveys(actor, body.files, now),
})

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

export const importEndpoints = { importFiles, importAnswers }
