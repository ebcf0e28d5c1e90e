import { textsIn } from '@/lib/core/text/texts-in'
import type { Db } from '@/lib/server/db'

const PAGE = 1_000

/** Every text that people wrote in this room, what it was before its last changes too, a page at a time in the order of ids. */
export async function* eachText(db: Db) {
  let after = ''
  for (;;) {
    const rows = await db.insight.findMany({
      where: { id: { gt: after } },
      select: {
        id: true,
        statement: true,
        resolution: true,
        wouldChange: true,
        segment: true,
        memo: true,
        cerqual: true,
        belief: true,
        outreach: { select: { text: true } },
        revisions: { select: { id: true, changes: true } },
      },
      orderBy: { id: 'asc' },
      take: PAGE,
    })
    for (const { id, cerqual, belief, revisions, outreach: words, ...texts } of rows) {
      const notes = textsIn([cerqual, belief]).join('\n')
      const history = textsIn(revisions.map((one) => one.changes)).join('\n')
      const outreach = words.map((one) => one.text).join('\n')
      yield { id, ...texts, outreach: outreach || null, notes: notes || null, history: history || null }
    }
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return
    after = last.id
  }
}
