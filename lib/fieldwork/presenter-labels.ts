import { formatDay } from '@/lib/core/relative-time'
import type { ConsentScope, LoadKind, ParticipantView, SessionKind, SessionSummary } from './schema'

/** The colours a state may have; the kit's badge takes them. */
type Tone = 'good' | 'warn' | 'bad' | 'done' | 'neutral'

export const KIND_LABELS: Record<SessionKind, string> = {
  interview: 'Interview',
  embed: 'Embed',
  observation: 'Observation',
}

export const CONSENT_SCOPE_LABELS: Record<ConsentScope, string> = {
  'this-study': 'For this study only',
  '90-days': 'For 90 days',
  'a-year': 'For a year',
  until: 'Until a date',
}

export const LOAD_LABELS: Record<LoadKind, string> = {
  intrinsic: 'The task itself is hard',
  extraneous: 'The tools make it hard',
  germane: 'They learn something that lasts',
}

/** A participant's consent, as it is shown next to their name. */
export function consentLabel({ consent }: ParticipantView): { words: string; tone: Tone } {
  const until = consent.until && formatDay(new Date(consent.until))
  if (consent.state === 'withdrawn') return { words: 'Withdrawn, their words are gone', tone: 'done' }
  if (consent.state === 'expired') return { words: `Ran out on ${until}`, tone: 'bad' }
  if (consent.basis === 'import') return { words: 'Not recorded yet', tone: 'warn' }
  return {
    words: `${until ? `Given until ${until}` : 'Given for this study'}${consent.named ? ', by name' : ''}`,
    tone: 'good',
  }
}

export const CONSENT_STATE_LABELS: Record<SessionSummary['consent'], { words: string; tone: Tone }> = {
  given: { words: 'Given', tone: 'good' },
  unconfirmed: { words: 'To confirm', tone: 'warn' },
  expired: { words: 'Ran out', tone: 'bad' },
  withdrawn: { words: 'Withdrawn', tone: 'done' },
  none: { words: 'No participant', tone: 'neutral' },
}

/** What a text still holds after a withdrawal. */
export const FOUND_LABELS = {
  words: 'Their words',
  name: 'Their name',
  part: 'Part of their name, or of another’s',
} as const
