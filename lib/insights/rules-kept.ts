import { identityOf } from '@/lib/evidence/rules'
import type { Weighed } from './rules-confidence'

/** A voice as it is kept: what is null, false, or said elsewhere in it is left out. */
export type KeptVoice = Partial<Weighed> & Pick<Weighed, 'id' | 'kind' | 'rung' | 'stance'> & { at: string }

const MIDNIGHT = 'T00:00:00.000Z'

/**
 * Brings a voice to the form that is kept: a third of its length, and as quickly read. When it was linked is kept of voices against
 * alone, where it tells whether they are newer than a resolution.
 */
export function packVoice({ occurredAt, evidenceId, filed, addedAt, who: _who, ...voice }: Weighed): KeptVoice {
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
    ...(addedAt !== undefined && voice.stance === 'contradicts' && { addedAt }),
  }
}

/**
 * The voice that was packed, in all that counting reads. Each fact is written out: thousands of voices of one shape are counted in
 * half the time of those of many. By what it is told apart is found once, where counting asks ten times.
 */
export function unpackVoice(kept: KeptVoice): Weighed {
  const { at } = kept
  const voice: { [Fact in keyof Required<Weighed>]: Weighed[Fact] } = {
    id: kept.id,
    evidenceId: kept.evidenceId ?? kept.id,
    standsWith: kept.standsWith,
    kind: kept.kind,
    rung: kept.rung,
    stance: kept.stance,
    filed: kept.filed ?? kept.stance,
    agrees: kept.agrees,
    undirected: kept.undirected,
    occurredAt: at.length === 10 ? at + MIDNIGHT : at,
    addedAt: kept.addedAt,
    hidden: kept.hidden,
    role: kept.role,
    tenure: kept.tenure,
    who: undefined,
    anonymous: kept.anonymous ?? false,
    confidential: kept.confidential,
    personId: kept.personId,
    voice: kept.voice,
    teamId: kept.teamId,
    people: kept.people ?? 1,
    sourceId: kept.sourceId,
    askKey: kept.askKey,
    platformTeam: kept.platformTeam ?? false,
  }
  voice.who = identityOf(voice)
  return voice
}
