import { endpoint } from '@/lib/server/http/endpoint'
import { setMailed } from './commands-digest'
import { getMailed } from './queries-digest'
import { mailedInput, mailedSchema } from './schema-digest'

export const digestEndpoints = {
  get: endpoint({
    method: 'GET',
    path: '/me/updates',
    summary: 'How one is mailed what became of what one said',
    access: 'told.own',
    answer: mailedSchema,
    example: {},
    run: ({ actor }) => getMailed(actor),
  }),
  set: endpoint({
    method: 'PUT',
    path: '/me/updates',
    summary: 'Get one mail for each update, or one for those of a week or a month',
    access: 'told.own',
    body: mailedInput,
    answer: mailedSchema,
    example: { body: { mail: 'week' } },
    run: ({ actor, body, now }) => setMailed(actor, body, now),
  }),
}
