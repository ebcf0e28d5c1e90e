import { can, type MaybeActor } from '@/lib/core/actor'
import { systemClock, type Clock } from '@/lib/core/clock'
import { db } from '@/lib/server/db'
import { around } from './rules-context'
import { viewTurns, type ViewTurn } from './presenter-view'
import { getSpokenSession } from './queries'
import { findHighlightTags } from './repo-tags'
import { parseTranscript } from './rules-transcript'

export interface QuoteContext {
  session: string
  /** Its first line in the text. */
  line: number
  turns: ViewTurn[]
}

/** What was said before and after a highlight. Null where its words are gone, and for those who may not read sessions. */
export async function findQuoteContext(
  actor: MaybeActor,
  highlightId: string,
  clock: Clock = systemClock,
): Promise<QuoteContext | null> {
  if (!can(actor, 'session.read')) return null
  const found = await findHighlightTags(db, highlightId)
  if (!found) return null
  const { session, speakers } = await getSpokenSession(actor, found.sessionId, clock)
  const highlight = session.highlights.find((one) => one.id === highlightId)
  if (!highlight || highlight.anchorState === 'outdated') return null
  const transcript = parseTranscript(session.body)
  const window = around(transcript, highlight.start, highlight.start + highlight.quote.length)
  if (!window) return null
  return {
    session: session.id,
    line: window.line,
    turns: viewTurns(transcript, speakers, [highlight], window),
  }
}
