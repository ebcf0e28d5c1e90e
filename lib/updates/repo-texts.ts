import type { Db } from '@/lib/server/db'
import { updateRowSchema } from './schema-rows'

const textsSchema = updateRowSchema.shape.texts

const PAGE = 1_000

/** Every text that people wrote in this room, a page at a time in the order of ids. */
export async function* eachText(db: Db) {
  let after = ''
  for (;;) {
    const rows = await db.update.findMany({
      where: { id: { gt: after } },
      select: { id: true, title: true, body: true, opposed: true, texts: true },
      orderBy: { id: 'asc' },
      take: PAGE,
    })
    for (const { texts, ...row } of rows) {
      const own = Object.entries(textsSchema.parse(texts)).map(([audience, text]) => [
        `text for ${audience}`,
        `${text.title}\n${text.body}`,
      ])
      yield { ...row, ...(Object.fromEntries(own) as Record<string, string>) }
    }
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return
    after = last.id
  }
}
