import { authorize, type Actor } from '@/lib/core/actor'
import { conflict, invalidField, notFound } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { excerpt } from '@/lib/core/text/excerpt'
import { transaction } from '@/lib/server/db'
import { announce } from './commands-announce'
import { heardOf, insertSaid } from './commands-comments'
import { requireRfc } from './queries'
import { viewsOf } from './queries-discuss'
import { versionAt } from './repo-versions'
import { countDrafts, deleteDrafts, draftsOf, insertDraft, maxDrafts } from './repo-discuss'
import type { DraftInput } from './schema-discuss'
import type { CommentView } from './presenter'
import type { Comment } from './schema-rows'

/** Keeps a comment to oneself until the whole review is sent. */
export async function saveDraft(actor: Actor, number: number, input: DraftInput, now: Date): Promise<{ id: string }> {
  authorize(actor, 'rfc.comment')
  const rfc = await requireRfc(number)
  if ((await countDrafts(rfc.id, actor.id)) >= maxDrafts)
    throw conflict(`A review holds at most ${maxDrafts} comments. Send it first.`)
  const version = input.version ?? rfc.version
  if (version > rfc.version) throw invalidField('version', `RFC ${number} has versions 1 to ${rfc.version}.`)
  return transaction((tx) => insertDraft(tx, rfc.id, actor.id, { ...input, version }, now))
}

/** @throws AppError not_found for a draft that is not there, or somebody else's */
export async function dropDraft(actor: Actor, number: number, id: string): Promise<{ dropped: number }> {
  authorize(actor, 'rfc.comment')
  const rfc = await requireRfc(number)
  const dropped = await transaction((tx) => deleteDrafts(tx, rfc.id, actor.id, [id]))
  if (dropped === 0) throw notFound('This draft')
  return { dropped }
}

/**
 * Sends everything one has drafted on an RFC: all of it or nothing, in the order it was written. Followers are told once, people who are
 * mentioned or replied to of each.
 * @throws AppError conflict with nothing to send, or when a concern comes too late
 */
export async function sendReview(actor: Actor, number: number, now: Date): Promise<CommentView[]> {
  authorize(actor, 'rfc.comment')
  const rfc = await requireRfc(number)
  const sent = await transaction(async (tx) => {
    const drafts = await draftsOf(rfc.id, actor.id, tx)
    if (drafts.length === 0) throw conflict('There is nothing to send.')
    // Sent twice at once, the second finds its drafts gone.
    if (
      (await deleteDrafts(
        tx,
        rfc.id,
        actor.id,
        drafts.map((draft) => draft.id),
      )) !== drafts.length
    )
      throw conflict('This review is being sent already.')
    const made: Comment[] = []
    for (const [index, draft] of drafts.entries()) {
      // A millisecond apart, so that they stay in the order they were written in.
      const at = new Date(now.getTime() + index)
      const anchor =
        draft.anchorQuote === null
          ? undefined
          : {
              quote: draft.anchorQuote,
              prefix: draft.anchorPrefix ?? '',
              suffix: draft.anchorSuffix ?? '',
              ...(draft.anchorStart !== null && { start: draft.anchorStart }),
            }
      const { made: comment, parent } = await insertSaid(
        tx,
        actor,
        rfc,
        {
          body: draft.body,
          kind: draft.kind,
          // Of the text that was read when it was written; drafts of before this was kept, by their time.
          version: draft.version ?? (await versionAt(rfc.id, draft.createdAt, tx)),
          ...(draft.parentId && { parentId: draft.parentId }),
          ...(anchor && { anchor }),
          ...(draft.suggestion !== null && { suggestion: draft.suggestion }),
        },
        at,
      )
      const heard = await heardOf(tx, rfc, comment, parent)
      if (heard.also?.length)
        await announce(tx, { ...heard, actorId: actor.id, at: at.toISOString(), followers: false })
      made.push(comment)
    }
    const worst = made.find((one) => one.kind === 'concern') ?? made.find((one) => one.kind === 'hold') ?? made[0]!
    await announce(tx, {
      event: `review:${newId()}`,
      kind: worst.kind,
      rfcId: rfc.id,
      commentId: worst.id,
      actorId: actor.id,
      at: now.toISOString(),
      detail: {
        excerpt: made.length === 1 ? excerpt(worst.body, 300) : `${made.length} comments: ${excerpt(worst.body, 280)}`,
      },
    })
    return made
  })
  return viewsOf(sent, actor)
}
