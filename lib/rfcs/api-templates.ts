import { z } from 'zod'
import { id } from '@/lib/core/zod'
import { endpoint } from '@/lib/server/http/endpoint'
import { addTemplate, editTemplate } from './commands-templates'
import { listTemplates } from './queries-templates'
import { formats } from './schema'
import { templateEdit, templateInput } from './schema-templates'

const templateAnswer = z.object({
  id: z.string(),
  name: z.string(),
  about: z.string(),
  format: z.enum(formats),
  body: z.string(),
  required: z.array(z.string()),
  founded: z.string().nullable(),
  labels: z.array(z.string()),
  version: z.number().int().nullable().describe('Null for those that come with the hub, which nobody edits'),
  archived: z.boolean(),
  builtIn: z.boolean(),
})
const example = {
  name: 'Runbook change',
  about: 'How we operate a service.',
  body: '## What changes\n\n## How to go back\n',
  required: ['How to go back'],
  labels: ['operations'],
}

/** What RFCs are begun from. */
export const templateEndpoints = {
  templates: endpoint({
    method: 'GET',
    path: '/rfcs/templates',
    summary:
      'Templates: those that come with the hub, then the workspace’s own; archived ones are not offered for new RFCs',
    access: 'rfc.read',
    answer: z.object({ data: z.array(templateAnswer) }),
    example: {},
    run: async ({ actor }) => ({ data: await listTemplates(actor) }),
  }),
  addTemplate: endpoint({
    method: 'POST',
    path: '/rfcs/templates',
    summary: 'Add a template',
    access: 'rfc.template',
    body: templateInput,
    answer: templateAnswer,
    status: 201,
    example: { body: example },
    run: ({ actor, body, now }) => addTemplate(actor, body, now),
  }),
  editTemplate: endpoint({
    method: 'PUT',
    path: '/rfcs/templates/{id}',
    summary: 'Change a template, archive it or bring it back',
    access: 'rfc.template',
    params: z.object({ id }),
    body: templateEdit,
    answer: templateAnswer,
    example: { params: { id: '5f3c' }, body: { ...example, baseVersion: 1 } },
    run: ({ actor, params, body, now }) => editTemplate(actor, params.id, body, now),
  }),
}
