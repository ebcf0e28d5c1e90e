import { boundedId } from '@/lib/core/bounded-id'
import { z } from 'zod'
import { isProduction } from './rules-production'
import { toldMoment, type DeliveryNews, type HookReader } from './rules-news'

const text = z.string().max(1_000)

/**
 * CDEvents 0.3 to 0.5 (cdevents.dev; its conformance examples), alone or as the `data` of a CloudEvent. The version is at the end of
 * the type. A service is deployed, upgraded or rolled back; a roll back is a deployment that was not planned. The message that an
 * incident is over does not say when it began. Published and removed services are no deployments.
 */
const cdEvent = z.object({
  context: z.object({ id: text, source: text, type: text, timestamp: toldMoment }),
  subject: z.object({
    id: text,
    source: text.nullish(),
    content: z.object({
      environment: z.object({ id: text }).nullish(),
      service: z.object({ id: text }).nullish(),
    }),
  }),
})
const cloudEvent = z.object({ data: z.looseObject({ context: z.unknown() }) })
const DEPLOYED = ['service.deployed', 'service.upgraded', 'service.rolledback']
const BEGUN = ['incident.detected', 'incident.reported']

export const readCdEvents: HookReader = (body, { environments }) => {
  const wrapped = cloudEvent.safeParse(body)
  const { context, subject } = cdEvent.parse(wrapped.success ? wrapped.data.data : body)
  const [, subjectAndVerb = ''] = /^dev\.cdevents\.([a-z]+\.[a-z]+)\.\d/.exec(context.type) ?? []
  const { timestamp: at } = context
  const { environment, service } = subject.content
  if (environment && !isProduction(environment.id, undefined, environments)) return []
  if (DEPLOYED.includes(subjectAndVerb)) {
    // Without an environment nothing says that it is production.
    if (!environment) return []
    const id = boundedId(`cdevents/${context.source}/${context.id}`, 200)
    const back = subjectAndVerb === 'service.rolledback' ? { unplanned: true } : {}
    return [{ kind: 'deployment', id, at, statedAt: at, service: boundedId(subject.id, 200), ...back }]
  }
  const news: DeliveryNews = {
    kind: 'incident',
    id: boundedId(`cdevents/${subject.source ?? context.source}/${subject.id}`, 200),
    at: null,
    statedAt: at,
    ...(service && { service: boundedId(service.id, 200) }),
  }
  if (BEGUN.includes(subjectAndVerb)) return [{ ...news, at, resolvedAt: null }]
  if (subjectAndVerb === 'incident.resolved') return [{ ...news, resolvedAt: at }]
  return []
}
