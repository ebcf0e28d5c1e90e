import { z } from 'zod'
import { pageOf } from '@/lib/core/paging'
import { id } from '@/lib/core/zod'
import { endpoint } from '@/lib/server/http/endpoint'
import { cancelPlan, changePlan, planSession } from './commands-plan'
import { listPlans } from './queries-plan'
import { planInput, planPatch, planQuery, planSchema } from './schema-plan'

const exampleId = '5d0f6a52-0000-4000-8000-000000000001'
const byId = z.object({ id })

export const planEndpoints = {
  list: endpoint({
    method: 'GET',
    path: '/planned-sessions',
    summary: 'Sessions that are to come, the next first. They are in the calendar and in no figure',
    access: 'session.read',
    query: planQuery,
    answer: pageOf(planSchema),
    example: { query: { limit: 20 } },
    run: ({ actor, query }) => listPlans(actor, query),
  }),
  plan: endpoint({
    method: 'POST',
    path: '/planned-sessions',
    summary: 'Plan a session. POST /sessions with its id as `plan` writes it down and takes it from the plan',
    access: 'session.write',
    body: planInput,
    answer: planSchema,
    status: 201,
    example: { body: { kind: 'interview', title: 'Waiting for builds', date: '2199-03-04' } },
    run: ({ actor, body, now }) => planSession(actor, body, now),
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/planned-sessions/{id}',
    summary: 'Move or rename what is planned',
    access: 'session.write',
    params: byId,
    body: planPatch,
    answer: planSchema,
    example: { params: { id: exampleId }, body: { date: '2199-03-05' } },
    run: ({ actor, params, body, now }) => changePlan(actor, params.id, body, now),
  }),
  cancel: endpoint({
    method: 'DELETE',
    path: '/planned-sessions/{id}',
    summary: 'Cancel what is planned',
    access: 'session.write',
    params: byId,
    answer: z.void(),
    status: 204,
    example: { params: { id: exampleId } },
    run: ({ actor, params }) => cancelPlan(actor, params.id),
  }),
}
