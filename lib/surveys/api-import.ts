import { z } from 'zod'
import { importSummarySchema } from '@/lib/core/imports'
import { IMPORT_BYTES as maxBody, importFile as file } from '@/lib/surveys/schema-import'
import { endpoint } from '@/lib/server/http/endpoint'
import { importSurveys } from './import/commands-survey'

const importFiles = endpoint({
  method: 'POST',
  path: '/surveys/import',
  summary:
    'Take surveys over from LimeSurvey, Qualtrics, SurveyJS, Typeform, Google Forms, Formbricks or ' +
    'Markdown; the same files again change nothing',
  access: 'survey.write',
  maxBody,
  body: z.strictObject({
    files: z.array(file).min(1).max(30),
    from: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .optional()
      .describe('The source that the files are from. The same name from another source is another survey.'),
    dryRun: z.boolean().optional().describe('Answer what would happen, and store nothing.'),
  }),
  answer: importSummarySchema.extend({ surveyIds: z.array(z.string()) }),
  example: {
    body: { files: [{ path: 'tools.json', text: '{"elements":[{"type":"comment","name":"why","title":"Why?"}]}' }] },
  },
  run: ({ actor, body, now }) =>
    importSurveys(actor, body.files, now, { ...(body.from && { source: body.from }), dryRun: body.dryRun ?? false }),
})
export const importEndpoints = { importFiles }
