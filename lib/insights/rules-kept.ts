import type { Weighed } from './rules-confidence'

/** A voice as it is kept: what is null, false, or said elsewhere in it is left out. */
export type KeptVoice = Partial<Weighed> & Pick<Weighed, 'id' | 'kind' | 'rung' | 'stance'> & { at: string }

const MIDNIGHT = 'T00:00:00.000Z'

/** Brings a voice to the form that is kept: a third of its length, and as quickly read. */
export function packVoice({ occurredAt, evidenceId, filed, ...voice }: Weighed): KeptVoice {
  const said = Object.fromEntries(
    Object.entries(voice).filter(
      ([key, value]) => value !== null && value !== undefined && value !== false && !(key === 'people' && value === 1),
    ),
  ) as Omit<KeptVoice, 'at'>
  return {
    ...said,
    at: occurredAt.endsWith(MIDNIGHT) ? occurredAt.slice(0, -MIDNIGHT.length) : occurredAt,
    ...(evidenceId !== undefined && evidenceId !== voice.id && { evidenceId }),
    ...(filed !== undefined && filed !== voice.stance && { filed }),
  }
}

/** The voice that was packed, in all that counting reads. */
export function unpackVoice(kept: KeptVoice): Weighed {
  const { at, ...voice } = kept
  return {
    people: 1,
    anonymous: false,
    platformTeam: false,
    ...voice,
    evidenceId: voice.evidenceId ?? voice.id,
    filed: voice.filed ?? voice.stance,
    occurredAt: at.length === 10 ? at + MIDNIGHT : at,
  }
}
