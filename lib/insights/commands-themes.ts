import { authorize, type MaybeActor } from '@/lib/core/actor'
import { systemClock, type Clock } from '@/lib/core/clock'
import { conflict, notFound } from '@/lib/core/errors'
import { lockThemes } from '@/lib/evidence/commands-themes'
import { listEvidenceForCounting } from '@/lib/evidence/queries'
import { listChosenMembers } from '@/lib/evidence/queries-themes'
import { countVoices } from '@/lib/evidence/rules'
import { db, transaction, type Tx } from '@/lib/server/db'
import { enqueue } from '@/lib/server/jobs'
import { addInsight } from './commands'
import { findThemesType } from './schema-jobs'
import { getInsight } from './queries'
import { markPromoted, replaceThemes, textsForThemes, themeWithMembers } from './repo-themes'
import { findThemes, trendOf, withChosen } from './rules-themes'
import type { Insight, Promote } from './schema'

/** The most texts that are read at once; the newest ones. */
const MAX_TEXTS = 20_000
/** An insight starts with at most this many pieces of its theme, the most typical ones. */
const MAX_PIECES = 200
/** Evidence often comes in bursts (an import, a survey that closes): its themes wait for the rest of it. */
const pause = 5_000

/** Finds the themes of what was heard, and stores them with how many people and teams they come from. @returns how many */
export async function findThemesIn(tx: Tx, clock: Clock): Promise<number> {
  await lockThemes(tx)
  const found = withChosen(findThemes(await textsForThemes(tx, MAX_TEXTS)), await listChosenMembers(tx))
  const pieces = await listEvidenceForCounting(
    tx,
    found.flatMap((theme) => theme.members.map((one) => one.id)),
  )
  const byId = new Map(pieces.map((piece) => [piece.id, piece]))
  await replaceThemes(
    tx,
    found.map((theme) => {
      const own = theme.members.flatMap((one) => byId.get(one.id) ?? [])
      const voices = countVoices(own)
      const trend = trendOf(
        own.map((piece) => new Date(piece.occurredAt)),
        clock(),
      )
      return { ...theme, size: own.length, people: voices.people, teams: voices.teams.size, trend }
    }),
    clock(),
  )
  return found.length
}

/** The same in a transaction of its own. */
export const updateThemes = (clock: Clock = systemClock): Promise<number> =>
  transaction((tx) => findThemesIn(tx, clock))

export const runFindThemes = async (): Promise<void> => {
  await updateThemes()
}

export const promiseThemes = async (): Promise<void> => {
  const runAt = new Date(systemClock().getTime() + pause)
  await transaction((tx) => enqueue(tx, findThemesType, {}, { key: 'themes', runAt }))
}

/** Makes an insight of a theme, its pieces supporting it until somebody reads them and says otherwise. */
export async function promoteTheme(
  actor: MaybeActor,
  id: string,
  input: Promote,
  clock: Clock = systemClock,
): Promise<Insight> {
  const author = authorize(actor, 'theme.promote')
  const theme = await themeWithMembers(db, id, MAX_PIECES)
  if (!theme) throw notFound('This theme')
  const links = theme.members.map((member) => ({ id: member.evidenceId, stance: 'supports' as const, agrees: null }))
  const insightId = await transaction(async (tx) => {
    const made = await addInsight(tx, author.id, input.statement ?? theme.label, links, clock)
    if (!(await markPromoted(tx, id, made)))
      throw conflict(`This theme is the insight ${theme.promotedInsightId ?? ''} already.`)
    return made
  })
  return getInsight(actor, insightId, clock)
}
