import { z } from 'zod'
import { transaction, type Tx } from './db'
import { enqueue, type Job } from './jobs'

/**
 * What rooms upstream tell rooms downstream, whom they may not import. The ids are of the things named, but for
 * `evidence.withdrawn`: the pieces are gone, so its ids are of the insights that stood on them; and
 * `survey.favourable-end-changed`: of results, `survey:question`; `champion.told`: of notices. Anonymous evidence is told
 * of by its source only, and `responses.arrived` names no survey.
 */
export const TOPICS = [
  'responses.arrived',
  'survey.minimum-raised',
  'survey.favourable-end-changed',
  'person.muted',
  'evidence.changed',
  'evidence.withdrawn',
  'insight.changed',
  'rfc.decided',
  'champion.told',
] as const
export type Topic = (typeof TOPICS)[number]

const changed = z.object({ ids: z.array(z.string()) })
/** The things that changed, or are gone. A subscriber's job takes this as its data. */
export type Changed = z.infer<typeof changed>

/** Jobs of one room by topic: `subscribes: { 'insight.changed': [rescore] }` in its manifest. */
export type Subscriptions = Partial<Record<Topic, readonly Job[]>>

const topicJob = (topic: Topic, subscribers: readonly Job[]): Job => ({
  name: topic,
  data: changed,
  run: async (raw) => {
    const data = changed.parse(raw)
    await transaction(async (tx) => {
      for (const subscriber of subscribers) await enqueue(tx, subscriber, data)
    })
  },
})

/** Says in the same transaction as the change that it happened. Nothing is written for no ids. */
export async function publish(tx: Tx, topic: Topic, { ids }: Changed): Promise<void> {
  if (ids.length > 0) await enqueue(tx, topicJob(topic, []), { ids: [...new Set(ids)] })
}

/** One job a topic, which hands what was published to each subscriber's own job. */
export const topicJobs = (rooms: readonly { subscribes?: Subscriptions }[]): Job[] =>
  TOPICS.map((topic) =>
    topicJob(
      topic,
      rooms.flatMap((room) => room.subscribes?.[topic] ?? []),
    ),
  )
