import { textsIn } from '@/lib/core/text/texts-in'
import { Prisma, type Db } from '@/lib/server/db'
import { alternativeSchema } from './schema'

const PAGE = 1_000

/** Every text that people wrote in this room, a page at a time in the order of ids. */
export async function* eachText(db: Db) {
  let after = ''
  for (;;) {
    const rows = await db.roadmapItem.findMany({
      where: { id: { gt: after } },
      select: {
        id: true,
        title: true,
        problem: true,
        outcome: true,
        impactNote: true,
        effortNote: true,
        reachNote: true,
        theme: true,
        commitNote: true,
        opposition: true,
        alternatives: true,
        events: {
          where: { OR: [{ why: { not: '' } }, { words: { not: Prisma.DbNull } }] },
          select: { why: true, words: true },
        },
        votes: { select: { reason: true } },
        links: { select: { title: true } },
      },
      orderBy: { id: 'asc' },
      take: PAGE,
    })
    for (const { alternatives, events, votes, links, ...texts } of rows) {
      yield {
        ...texts,
        alternatives: alternativeSchema
          .array()
          .parse(alternatives)
          .map((one) => one.whyNot)
          .join('\n'),
        history: textsIn(events.map(({ why, words }) => [why, words]))
          .filter(Boolean)
          .join('\n'),
        votes: votes.map((vote) => vote.reason).join('\n'),
        links: links.map((link) => link.title).join('\n'),
      }
    }
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return
    after = last.id
  }
}
