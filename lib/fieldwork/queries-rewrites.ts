import { z } from 'zod'
import { authorize, can, type Actor, type MaybeActor } from '@/lib/core/actor'
import { paths } from '@/lib/core/paths'
import { decodeCursor, toPage, type Page, type PageQuery } from '@/lib/core/paging'
import { FOUND, surest, type WordSearch } from '@/lib/core/text/word-search'
import { db, type Db } from '@/lib/server/db'
import type { Remnant } from '@/lib/server/room'
import { remnantsIn } from '@/lib/server/remnants'
import { completeSessions } from './repo'
import { eachPlanText } from './repo-plan'
import { countOpenRewrites, listOpenRewrites, listSessionTexts } from './repo-rewrites'
import { wordsOfName } from './rules-names'
import { matchSpeakers } from './rules-participants'
import { speakersOf } from './rules-session'
import { parseTranscript, spokenTurns } from './rules-transcript'
import { fieldNoteSchema, type RewriteView } from './schema'

const cursorKey = z.tuple([z.iso.datetime(), z.string()])
const BATCH = 200

/** Texts that a person must rewrite, the oldest first. */
export async function listRewrites(actor: MaybeActor, { limit, cursor }: PageQuery): Promise<Page<RewriteView>> {
  authorize(actor, 'session.write')
  const rows = await listOpenRewrites(db, decodeCursor(cursor, cursorKey), limit + 1)
  return toPage(
    rows,
    limit,
    (row) => [row.createdAt.toISOString(), row.id],
    ({ doneAt: _at, doneById: _by, ...row }) => ({
      ...row,
      found: FOUND.find((one) => one === row.found) ?? 'name',
      createdAt: row.createdAt.toISOString(),
    }),
  )
}

/** How many texts wait to be rewritten, for those who can. */
export const countRewrites = async (actor: Actor): Promise<number> =>
  can(actor, 'session.write') ? countOpenRewrites() : 0

/**
 * Where the room's own texts hold words that were withdrawn, or a name. What other participants said themselves is
 * theirs and is searched for names only.
 */
export async function listRemnants(client: Db, sought: WordSearch): Promise<Remnant[]> {
  const found: Remnant[] = []
  let after: string | undefined
  for (;;) {
    const rows = await listSessionTexts(client, after, BATCH)
    for (const session of await completeSessions(client, rows)) found.push(...remnantsOf(session, sought))
    if (rows.length < BATCH) break
    after = rows.at(-1)?.id
  }
  return [...found, ...(await remnantsIn(plans(client), sought))]
}

async function* plans(client: Db) {
  for await (const { id, title } of eachPlanText(client))
    yield { kind: 'planned session', id, href: paths.sessions({}, 'planned'), fields: { title } }
}

function remnantsOf(session: Awaited<ReturnType<typeof completeSessions>>[number], sought: WordSearch): Remnant[] {
  const href = paths.session(session.id)
  const at = (field: string, what: Remnant['found'] | null): Remnant[] =>
    what ? [{ kind: 'session', id: session.id, field, href, found: what }] : []
  const transcript = parseTranscript(session.body)
  const matched = matchSpeakers(transcript.speakers, speakersOf(session))
  const speakers = new Map(session.participants.map((one) => [one.id, one]))
  const own = (label: string | null) => speakers.get(matched.get(label ?? '') ?? '')?.role === 'participant'
  const carried = spokenTurns(transcript).map((turn) => {
    const what = sought.find(turn.text)
    return what === 'words' && own(turn.label) ? null : what
  })
  // A label of several words is a whole name: with one word of a name it is somebody else's.
  const inLabel = (label: string) => {
    const [what, words] = [sought.find(label), wordsOfName(label)]
    return what === 'part' && words.length > 1 && words.filter((word) => sought.find(word)).length < 2 ? null : what
  }
  const note = session.note === null ? null : fieldNoteSchema.parse(session.note)
  return [
    ...at('title', sought.find(session.title)),
    ...at('text', surest(carried)),
    ...at(
      'field note',
      note && surest(Object.values(note).map((text) => (typeof text === 'string' ? sought.find(text) : null))),
    ),
    ...at(
      'notes on highlights',
      surest(session.highlights.map((one) => sought.find([one.note ?? '', ...one.tags].join(' \n ')))),
    ),
    // Whoever speaks under the name without being known as this person: their words are to be taken out by hand.
    ...at(
      'participants',
      surest(session.participants.flatMap((one) => [one.pseudonym, one.speaker ?? '', ...one.labels].map(inLabel))),
    ),
    ...at('speakers', surest(transcript.speakers.map(inLabel))),
  ]
}
