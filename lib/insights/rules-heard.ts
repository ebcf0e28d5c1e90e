import { identityOf, type Voiced } from '@/lib/evidence/rules'
import type { Weighed } from './rules-confidence'

/** A voice for a statement or against it, with what is counted of it over several insights, and nothing else. */
export type Heard = Voiced &
  Pick<Weighed, 'id' | 'rung'> & { stance: 'supports' | 'contradicts'; evidenceId: string; who: string | null }

/** Voices as numbers and places in the lists beside them. */
interface Packed {
  who: string[]
  teams: string[]
  asks: string[]
  /** `[id, facts, who, team]`, then where it is more than one known person of a piece of its own `question, people`, and the piece. */
  voices: (string | number)[][]
}

const RUNGS = ['low', 'medium', 'high'] as const
/** With more voices than this they are read each time: the text would be megabytes. */
const MAX_HEARD = 20_000

/** The place of each text in a list that grows with them; -1 for none. */
function placesIn(list: string[]): (text: string | null | undefined) => number {
  const places = new Map<string, number>()
  return (text) => {
    if (text === null || text === undefined) return -1
    const known = places.get(text)
    if (known !== undefined) return known
    places.set(text, list.length)
    return list.push(text) - 1
  }
}

const factsOf = ({ stance, rung, platformTeam }: Heard): number =>
  (stance === 'supports' ? 0 : 1) + 2 * RUNGS.indexOf(rung) + (platformTeam ? 6 : 0)

/** The voices for it and against it, with what counts of them. Written out: there are thousands, and a spread costs more than the rest. */
export function toHeard(voices: readonly Weighed[]): Heard[] {
  const heard: Heard[] = []
  for (const voice of voices) {
    if (voice.stance === 'context') continue
    const who = identityOf(voice)
    heard.push({
      id: voice.id,
      evidenceId: voice.evidenceId ?? voice.id,
      stance: voice.stance,
      rung: voice.rung,
      platformTeam: voice.platformTeam,
      who,
      anonymous: who === null,
      teamId: voice.teamId ?? null,
      people: voice.people,
      sourceId: who === null ? `${voice.sourceId ?? ''}\u0000${voice.askKey ?? ''}` : null,
    })
  }
  return heard
}

/** The same as one text, a fifth of what they are; null where they are too many. */
export function packHeard(voices: readonly Weighed[]): string | null {
  if (voices.length > MAX_HEARD) return null
  const packed: Packed = { who: [], teams: [], asks: [], voices: [] }
  const [who, team, ask] = [placesIn(packed.who), placesIn(packed.teams), placesIn(packed.asks)]
  for (const voice of toHeard(voices)) {
    const one: (string | number)[] = [voice.id, factsOf(voice), who(voice.who), team(voice.teamId)]
    const isOther = voice.evidenceId !== voice.id
    if (voice.sourceId || voice.people !== 1 || isOther) one.push(ask(voice.sourceId), voice.people)
    if (isOther) one.push(voice.evidenceId)
    packed.voices.push(one)
  }
  return JSON.stringify(packed)
}

/** The voices that were packed, in all that counting over insights reads. */
export function unpackHeard(text: string): Heard[] {
  const { who, teams, asks, voices } = JSON.parse(text) as Packed
  return voices.map((one) => {
    const [id, facts, person] = [one[0] as string, one[1] as number, one[2] as number]
    return {
      id,
      evidenceId: (one[6] as string | undefined) ?? id,
      stance: facts % 2 === 0 ? 'supports' : 'contradicts',
      rung: RUNGS[(facts >> 1) % 3]!,
      platformTeam: facts >= 6,
      who: who[person] ?? null,
      anonymous: person < 0,
      teamId: teams[one[3] as number] ?? null,
      people: (one[5] as number | undefined) ?? 1,
      sourceId: asks[(one[4] as number | undefined) ?? -1] ?? null,
    }
  })
}
