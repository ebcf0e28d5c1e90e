import { endpoint } from '@/lib/server/http/endpoint'
import { captureEvidence } from './commands-capture'
import { capturedSchema, captureSchema } from './schema-capture'

export const captureEndpoints = {
  capture: endpoint({
    method: 'POST',
    path: '/evidence',
    summary: 'Something heard elsewhere: a ticket, a message, a note. The same source.id again changes nothing.',
    access: 'session.write',
    body: captureSchema,
    answer: capturedSchema,
    status: 201,
    example: {
      body: {
        kind: 'ticket',
        text: 'The deploy page does not say which step failed.',
        occurredAt: '2026-03-02',
        source: { id: 'jira:PLAT-31', url: 'https://tracker.example/browse/PLAT-31' },
      },
    },
    run: ({ actor, body, now }) => captureEvidence(actor, body, () => now),
  }),
}
