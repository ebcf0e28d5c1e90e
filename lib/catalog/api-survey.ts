import { z } from 'zod'
import { id } from '@/lib/core/zod'
import { endpoint } from '@/lib/server/http/endpoint'
import { askAbout } from './commands-survey'
import { capabilitySurveyInput, capabilitySurveySchema } from './schema-survey'

export const capabilitySurveyEndpoints = {
  ask: endpoint({
    method: 'POST',
    path: '/capabilities/{id}/surveys',
    summary:
      'Draft a survey about a capability from a template: its name is filled in, and what is asked is linked to it',
    access: 'catalog.write',
    params: z.object({ id }),
    body: capabilitySurveyInput,
    answer: capabilitySurveySchema,
    status: 201,
    example: { params: { id: 'capability-id' }, body: { template: 'golden-path' } },
    run: ({ actor, params, body, now }) => askAbout(actor, params.id, body, now),
  }),
}
