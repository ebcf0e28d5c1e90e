import { z } from 'zod'
import { pageOf } from '@/lib/core/paging'
import { endpoint } from '@/lib/server/http/endpoint'
import { surveyParams, tokenParams } from '@/lib/surveys/schema-api'
import { promptPerson, inviteToSurvey } from './commands-invite'
import { stopMail } from './commands-opt-out'
import { createSchedule, setScheduleActive } from './commands-schedules'
import { getSchedules } from './queries-schedules'
import { promptInput, promptResultSchema, inviteInput, invitedSchema, scheduleInput, scheduleSchema } from './schema'
import { answerInTerminal, readInTerminal } from './commands-terminal'

const asks = endpoint({
  method: 'POST',
  path: '/asks',
  summary: 'Something happened to somebody: ask them a survey, unless they are asked too often',
  access: 'survey.ask',
  status: 201,
  body: promptInput,
  answer: promptResultSchema,
  limit: { count: 1_200, seconds: 60 },
  example: { body: { survey: 'kX2…', email: 'dev@example.com', event: 'deploy', everyDays: 30 } },
  run: ({ actor, body, now }) => promptPerson(actor, body, now),
})

const stop = endpoint({
  method: 'POST',
  path: '/asks/stop/{key}',
  summary: 'One-click unsubscribe of mail programs (RFC 8058)',
  access: 'public',
  params: z.object({ key: z.string().min(1).max(200) }),
  answer: z.object({ stopped: z.literal(true) }),
  example: { params: { key: 'a3f1.pQ7…' } },
  run: ({ params }) => stopMail(params.key),
})

const invite = endpoint({
  method: 'POST',
  path: '/surveys/{id}/invitations',
  summary: 'Invite people to an open survey; nobody is asked more often than the shared cap allows',
  access: 'survey.write',
  status: 201,
  params: surveyParams,
  body: inviteInput,
  answer: invitedSchema,
  example: { params: { id: 'a3f1' }, body: { audience: { sample: 40 }, mail: true } },
  run: ({ actor, params, body, now }) => inviteToSurvey(actor, params.id, body, now),
})

const schedule = endpoint({
  method: 'POST',
  path: '/surveys/{id}/schedules',
  summary: 'Let a survey come again: each time a wave of its series',
  access: 'survey.write',
  status: 201,
  params: surveyParams,
  body: scheduleInput,
  answer: scheduleSchema,
  example: {
    params: { id: 'a3f1' },
    body: { cadence: 'quarterly', startsOn: '2099-01-15', daysOpen: 14, remindAfter: [5, 10] },
  },
  run: ({ actor, params, body, now }) => createSchedule(actor, params.id, body, now),
})

const schedules = endpoint({
  method: 'GET',
  path: '/schedules',
  summary: 'Schedules of surveys, the next first',
  access: 'survey.write',
  answer: pageOf(scheduleSchema),
  example: {},
  run: async ({ actor }) => ({ data: await getSchedules(actor), nextCursor: null }),
})

const pause = endpoint({
  method: 'PATCH',
  path: '/schedules/{id}',
  summary: 'Stop a schedule, or let it go on',
  access: 'survey.write',
  params: surveyParams,
  body: z.strictObject({ active: z.boolean() }),
  answer: scheduleSchema,
  example: { params: { id: 'a3f1' }, body: { active: false } },
  run: ({ actor, params, body, now }) => setScheduleActive(actor, params.id, body.active, now),
})

const ticketQuery = z.object({
  t: z.string().max(100).optional().describe('The single-use part of an invitation’s link.'),
})

const readText = endpoint({
  method: 'GET',
  path: '/s/{token}/terminal',
  summary: 'A survey as plain text, for a terminal; also at /s/{token}.txt',
  access: 'public',
  params: tokenParams,
  query: ticketQuery,
  answer: z.string(),
  produces: 'text/plain',
  example: { params: { token: 'kX2…' } },
  run: ({ params, query, now }) => readInTerminal(params.token, query.t, now),
})

const answerText = endpoint({
  method: 'POST',
  path: '/s/{token}/terminal',
  summary: 'Answer a survey from a terminal: curl -d deploys=4',
  access: 'public',
  status: 201,
  form: true,
  idempotency: 'own',
  params: tokenParams,
  query: ticketQuery,
  body: z.record(z.string().max(300), z.array(z.string().max(64_000)).max(500)),
  answer: z.string(),
  produces: 'text/plain',
  maxBody: 200_000,
  example: { params: { token: 'kX2…' }, body: { deploys: ['4'] } },
  run: ({ params, query, body, request, now }) =>
    answerInTerminal(null, params.token, body, query.t, request.headers.get('idempotency-key')?.trim() || null, now),
})

export const distributionEndpoints = { readText, answerText, asks, stop, invite, schedule, schedules, pause }
