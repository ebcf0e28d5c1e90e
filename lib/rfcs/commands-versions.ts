import { conflict } from '@/lib/core/errors'
import type { Tx } from '@/lib/server/db'
import { announce } from './commands-announce'
import { holdRfc } from './commands-hold'
import { askApprovers } from './commands-approval-requests'
import { DocumentHistory, type Document } from './rules-document'
import { authorsOf } from './policy'
import { insertVersion } from './repo'
import { resetNudges } from './repo-approvals'
import { listTexts, textOfLastMaterial } from './repo-versions'
import { anchoredComments, placeComments } from './repo-comments'
import { approvable, restartedEnd } from './rules'
import { materialEdit } from './rules-material'
import type { RfcFormat } from './schema'
import type { Rfc } from './schema-rows'

export type Text = { title: string; body: string; format: RfcFormat }

export const staleMessage = (base: number, current: number) =>
  `This edit was made on version ${base}; version ${current} is there now. Compare the two and save again.`

/**
 * Writes the next version in the caller's transaction: comments stand on it from then on, and a material edit during
 * last call starts last call anew.
 * @throws AppError conflict when `base` is not the current version any more
 */
export async function writeVersion(
  tx: Tx,
  rfc: Rfc,
  next: Text,
  by: { authorId: string | null; note?: string },
  now: Date,
): Promise<number> {
  // The text of an RFC that is decided at the same moment stays as it was decided.
  await holdRfc(tx, rfc)
  const material = await isMaterial(tx, rfc, next)
  const restart = rfc.status === 'last-call' && material ? restartedEnd(rfc, now) : null
  const answered = by.authorId !== null && authorsOf(rfc).includes(by.authorId)
  const version = { ...next, material, authorId: by.authorId, note: by.note ?? null, restartsUntil: restart, answered }
  if (!(await insertVersion(tx, rfc.id, rfc.version, version, now)))
    throw conflict(staleMessage(rfc.version, rfc.version + 1))
  if (rfc.body !== next.body || rfc.format !== next.format)
    await placeAnchors(tx, rfc.id, { ...next, version: rfc.version + 1 })
  if (restart) await resetNudges(tx, rfc.id)
  // What was approved is another text now: its approvers are asked again.
  if (material && approvable(rfc.status))
    await askApprovers(tx, { ...rfc, reviewEndsAt: restart ?? rfc.reviewEndsAt }, by.authorId, now)
  // A draft is its author's own until review begins.
  if (rfc.status !== 'draft')
    await announce(tx, {
      event: `version:${rfc.id}:${rfc.version + 1}`,
      kind: restart ? 'last-call-restarted' : 'version',
      rfcId: rfc.id,
      actorId: by.authorId,
      at: now.toISOString(),
      detail: { version: rfc.version + 1, ...(restart && { endsAt: restart.toISOString() }) },
    })
  return rfc.version + 1
}

/**
 * Whether a text proposes something else than the one before it, or than the one since which approvals count: many small edits
 * together may.
 */
async function isMaterial(tx: Tx, rfc: Rfc, next: Text): Promise<boolean> {
  const whole = ({ title, body }: Pick<Text, 'title' | 'body'>) => `${title}\n${body}`
  if (materialEdit(whole(rfc), whole(next))) return true
  const since = await textOfLastMaterial(rfc.id, tx)
  return since !== null && materialEdit(whole(since), whole(next))
}

/**
 * Places every anchored comment in the new text. Each is looked for from the version it was made on, so that it is back where its words
 * are back; where the last place was does not count.
 */
const placeAnchors = async (tx: Tx, rfcId: string, after: Document & { version: number }): Promise<void> => {
  const comments = await anchoredComments(tx, rfcId)
  if (comments.length === 0) return
  const from = Math.min(...comments.map((comment) => comment.version))
  const texts = await listTexts(rfcId, { from, to: after.version - 1, keep: comments.map((one) => one.version) }, tx)
  const history = new DocumentHistory([...texts, after])
  const index = new Map(texts.map((text, at) => [text.version, at]))
  const places = comments.flatMap((comment) => {
    const made = index.get(comment.version)
    if (made === undefined) return []
    const anchor = {
      quote: comment.anchorQuote ?? '',
      prefix: comment.anchorPrefix ?? '',
      suffix: comment.anchorSuffix ?? '',
      start: comment.anchorStart,
    }
    return [{ id: comment.id, ...history.find(made, anchor) }]
  })
  await placeComments(tx, places)
}
