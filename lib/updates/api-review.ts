import { endpoint } from '@/lib/server/http/endpoint'
import { publishReview } from './commands-review'
import { saveReview, sendReview } from './commands-review-draft'
import { getReviewDraft } from './queries-review'
import { reviewedSchema, reviewInput } from './schema'
import { reviewDraftInput, reviewDraftSchema, reviewParams, reviewSendInput } from './schema-review'

const params = { month: '2026-03' }

export const reviewEndpoints = {
  publish: endpoint({
    method: 'POST',
    path: '/updates/reviews',
    summary: 'Publish the review of a month, and mail it to everyone in some roles',
    access: 'update.write',
    body: reviewInput,
    answer: reviewedSchema,
    status: 201,
    example: { body: { title: 'What we heard in March', body: 'Six interviews.', mailTo: ['stakeholder'] } },
    run: ({ actor, body, now }) => publishReview(actor, body, now),
  }),
  get: endpoint({
    method: 'GET',
    path: '/updates/reviews/{month}',
    summary: 'The review of a month, as the hub put it together and people changed it',
    access: 'update.write',
    params: reviewParams,
    answer: reviewDraftSchema,
    example: { params },
    run: ({ actor, params: { month } }) => getReviewDraft(actor, month),
  }),
  save: endpoint({
    method: 'PUT',
    path: '/updates/reviews/{month}',
    summary: 'Save the review of a month as it is written so far; nobody is told',
    access: 'update.write',
    params: reviewParams,
    body: reviewDraftInput,
    answer: reviewDraftSchema,
    example: { params, body: { title: 'What we heard in March', body: 'Six interviews.' } },
    run: ({ actor, params: { month }, body, now }) => saveReview(actor, month, body, now),
  }),
  send: endpoint({
    method: 'POST',
    path: '/updates/reviews/{month}/publish',
    summary: 'Publish the review of a month once, and mail it to everyone in some roles',
    access: 'update.write',
    params: reviewParams,
    body: reviewSendInput,
    answer: reviewedSchema,
    status: 201,
    example: { params, body: { title: 'What we heard in March', body: 'Six interviews.', mailTo: ['stakeholder'] } },
    run: ({ actor, params: { month }, body, now }) => sendReview(actor, month, body, now),
  }),
}
