import type { Db } from '@/lib/server/db'
import { updateRowSchema } from './schema-rows'

const textsSchema = updateRowSchema.shape.texts

const PAGE = 1_000

/** The texts of single audiences by a name that a reader knows. */
const ownTexts = (texts: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(textsSchema.parse(texts)).map(([audience, text]) => [
      `text for ${audience}`,
      `${text.title}\n${text.body}`,
    ]),
  )

/** Every text of published updates, a page at a time in the order of ids. */
export async function* eachText(db: Db) {
  let after = ''
  for (;;) {
    const rows = await db.update.findMany({
      where: { id: { gt: after } },
      select: { id: true, title: true, body: true, opposed: true, texts: true },
      orderBy: { id: 'asc' },
      take: PAGE,
    })
    for (const { texts, ...row } of rows) yield { ...row, ...ownTexts(texts) }
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return
    after = last.id
  }
}

/** Every text of updates that are still being written, in the order of their items. */
export async function* eachDraftText(db: Db) {
  let after = { itemId: '', kind: '' }
  for (;;) {
    const rows = await db.updateDraft.findMany({
      where: { OR: [{ itemId: { gt: after.itemId } }, { itemId: after.itemId, kind: { gt: after.kind } }] },
      select: { itemId: true, kind: true, title: true, body: true, opposed: true, texts: true },
      orderBy: [{ itemId: 'asc' }, { kind: 'asc' }],
      take: PAGE,
    })
    for (const { itemId, kind, texts, ...row } of rows) yield { itemId, kind, texts: { ...row, ...ownTexts(texts) } }
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return
    after = last
  }
}

/** The notes of steps before a launch, in the order of their items. */
export async function* eachTickNote(db: Db) {
  let after = { itemId: '', step: '' }
  for (;;) {
    const rows = await db.launchTick.findMany({
      where: { OR: [{ itemId: { gt: after.itemId } }, { itemId: after.itemId, step: { gt: after.step } }] },
      select: { itemId: true, step: true, note: true },
      orderBy: [{ itemId: 'asc' }, { step: 'asc' }],
      take: PAGE,
    })
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return
    after = last
  }
}
