import { endpoint } from '@/lib/server/http/endpoint'
import { publishReview } from './commands-review'
import { reviewedSchema, reviewInput } from './schema'

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
}
