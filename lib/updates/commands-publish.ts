import { championsToTell, tellChampions } from '@/lib/catalog/commands-notices'
import { authorize, type Actor, type MaybeActor } from '@/lib/core/actor'
import { conflict, invalidField, notFound } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { holdItem, stepItem } from '@/lib/roadmap/commands'
import { getItem } from '@/lib/roadmap/queries'
import { audit } from '@/lib/server/audit'
import { transaction, type Tx } from '@/lib/server/db'
import { enqueue } from '@/lib/server/jobs'
import { seenByFor } from './policy'
import { listItemQuotes } from './queries-trail'
import { listPeopleBehind } from './queries-voices'
import { answeredAmong, insertLedger, insertUpdate, ledgerCounts } from './repo'
import { deleteDraft } from './repo-drafts'
import { promiseDeliveries } from './repo-webhooks'
import { countLedger } from './rules'
import { referredTexts, replaceCopies } from './rules-quotes'
import type { PublishInput, Shipped, ShipInput } from './schema'
import { sendWebhooksType, tellType } from './schema-jobs'

/**
 * What an update of this kind does to its item, in the same transaction.
 * @throws AppError conflict where the item is not where such an update can be told
 */
async function moveItemFor(
  tx: Tx,
  actor: Actor,
  id: string,
  { kind, once }: Pick<PublishInput, 'kind'> & { once: boolean },
  now: Date,
): Promise<void> {
  const item = await holdItem(tx, id)
  if (!item) throw notFound('This item')
  if (once && item.status === 'shipped') throw conflict('This item has shipped already.')
  if (kind === 'shipped' && item.status !== 'shipped') return stepItem(tx, actor, item.id, 'shipped', now)
  if (item.publishedAt === null) throw conflict('This item is a draft: publish it before people are told of it.')
  if (kind === 'declined' && item.status !== 'dropped') return stepItem(tx, actor, item.id, 'dropped', now)
  if (kind === 'started' && item.status !== 'open')
    throw conflict(`This item is ${item.status}: its work does not start now.`)
  if (kind === 'measured' && item.status !== 'shipped') throw conflict('Only what has shipped can be measured.')
}

/**
 * Publishes an update of an item: its step, the update and the ledger of everyone who is to be told are one transaction.
 * Mails and webhooks are promised in it and sent afterwards. An item has as many updates as there is to tell.
 * @throws AppError not_found; conflict where the item is not where such an update can be told
 */
export async function publishUpdate(
  actor: MaybeActor,
  itemId: string,
  input: PublishInput,
  now: Date,
): Promise<Shipped> {
  return publish(authorize(actor, 'roadmap.ship'), itemId, { ...input, once: false }, now)
}

/**
 * A title holds no reference: it goes into feeds, subjects of mails and messages to other programs as it is, to people who may
 * not read the quote, and stays when the quote is withdrawn.
 * @throws AppError invalid for one that copies what somebody said
 */
function assertOwnTitles(titles: readonly string[], quotes: readonly { id: string; text: string }[]): void {
  if (titles.some((title) => replaceCopies(title, quotes) !== title))
    throw invalidField(
      'title',
      'The title repeats what somebody said, and would be read by people who may not read that. Say it in your own words, and quote it in the text.',
    )
}

/** @param input.once refused where the item has shipped already */
async function publish(
  pm: Actor,
  itemId: string,
  input: PublishInput & { once: boolean },
  now: Date,
): Promise<Shipped> {
  const { capabilityId } = await getItem(pm, itemId)
  const quotes = await listItemQuotes(pm, itemId)
  assertOwnTitles(
    [input.title, ...Object.values(input.texts).map((text) => text.title ?? '')],
    quotes.filter((one) => one.said),
  )
  const updateId = newId()
  return transaction(async (tx) => {
    await moveItemFor(tx, pm, itemId, input, now)
    if (input.draftVersion !== undefined && !(await deleteDraft(tx, itemId, input.kind, input.draftVersion)))
      throw conflict('Somebody else saved or published this draft meanwhile. Reload the page to see it.')
    await insertUpdate(tx, {
      id: updateId,
      kind: input.kind,
      title: input.title,
      audience: input.audiences[0] ?? 'everyone',
      audiences: input.audiences,
      ...referredTexts(input, quotes, input.title),
      itemId,
      publishedAt: now,
      createdById: pm.id,
    })
    await insertLedger(tx, updateId, await listPeopleBehind(tx, itemId, input.opposed.trim() !== ''), now)
    const { owed } = countLedger(await ledgerCounts(tx, [updateId], seenByFor(pm)))
    await enqueue(tx, tellType, { updateId })
    const news = { kind: 'update', subjectId: updateId, capabilityId } as const
    const champions = await championsToTell(tx, news)
    // Who is answered for words of their own is told of it there, and not a second time.
    const answered = await answeredAmong(tx, updateId, champions)
    await tellChampions(
      tx,
      champions.filter((id) => !answered.has(id)),
      news,
      now,
    )
    if ((await promiseDeliveries(tx, updateId, now)) > 0) await enqueue(tx, sendWebhooksType, {}, { key: 'webhooks' })
    const action = input.kind === 'shipped' ? 'roadmap.ship' : 'update.publish'
    await audit(tx, pm, action, { kind: 'roadmap-item', id: itemId }, { updateId, kind: input.kind, owed })
    return { updateId, told: { owed } }
  })
}

/** Ships an item with one update for one audience. @throws AppError conflict where it is not open any more */
export async function shipItem(actor: MaybeActor, itemId: string, input: ShipInput, now: Date): Promise<Shipped> {
  const { audience, ...said } = input
  const all = { ...said, kind: 'shipped' as const, audiences: [audience], texts: {}, opposed: '', once: true }
  return publish(authorize(actor, 'roadmap.ship'), itemId, all, now)
}
