import type { Tone } from '@/components/ui/badge'
import type { ConsentScope, ParticipantView, SessionKind, SessionSummary } from '@/lib/fieldwork/schema'

export const kindNames: Record<SessionKind, string> = { interview: 'Interview', embed: 'Embed', observation: 'Observation' }

export const scopeNames: Record<ConsentScope, string> = {
  'this-study': 'For this study only',
  '90-days': 'For 90 days',
  'a-year': 'For a year',
  'until': 'Until a date',
}

/** A participant's consent, as one sees it beside their name. */
export function consentWords({ consent }: ParticipantView): { words: string; tone: Tone } {
  if (consent.state === 'withdrawn') return { words: 'Withdrawn', tone: 'done' }
  if (consent.state === 'expired') return { words: `Ran out on ${consent.until}`, tone: 'bad' }
  if (consent.basis === 'import') return { words: 'Assumed at import, not confirmed', tone: 'warn' }
  const scope = consent.until ? `Until ${consent.until}` : 'For this study'
  return { words: consent.named ? `${scope}, by name` : scope, tone: 'good' }
}

export const summaryWords: Record<SessionSummary['consent'], { words: string; tone: Tone }> = {
  given: { words: 'Given', tone: 'good' },
  unconfirmed: { words: 'To confirm', tone: 'warn' },
  expired: { words: 'Ran out', tone: 'bad' },
  withdrawn: { words: 'Withdrawn by some', tone: 'done' },
  none: { words: 'No participants', tone: 'neutral' },
}
