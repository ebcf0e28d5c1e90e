import type { Db } from '@/lib/server/db'

const PAGE = 1_000

/** Every text that people wrote in this room, a page at a time in the order of ids. */
export async function* eachText(db: Db) {
  let after = ''
  for (;;) {
    const rows = await db.update.findMany({
      where: { id: { gt: after } },
      select: { id: true, title: true, body: true },
      orderBy: { id: 'asc' },
      take: PAGE,
    })
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return
    after = last.id
  }
}
