import type { EvidenceKind, Rung } from './schema'

const rungByKind: Record<EvidenceKind, Rung> = {
  answer: 'low',
  'survey-result': 'low',
  rfc: 'medium',
  'rfc-comment': 'medium',
  highlight: 'medium',
  observation: 'high',
  measurement: 'low',
  vote: 'low',
  // A remark that reached us, on its own: nearer to an answer than to a conversation.
  ticket: 'low',
  chat: 'low',
  note: 'low',
}

/**
 * The rung of a kind of evidence. A highlight takes the rung of its session: an interview is medium touch,
 * an embed or an observation is high.
 */
export function rungOf(kind: EvidenceKind, session?: 'interview' | 'embed' | 'observation'): Rung {
  if (kind === 'highlight' && session && session !== 'interview') return 'high'
  return rungByKind[kind]
}

/** Comments of an anonymous source name a team only where at least this many of them come from it. */
export const minimumTeamGroup = 8

/**
 * Which teams of one anonymous source may be named with its items, given how many items each team has
 * (null: pieces without a team). A team needs `minimum` items, and so does what is left unnamed:
 * a remainder below the minimum would name its team by elimination, so the smallest named team joins it.
 */
export function nameableTeams(counts: ReadonlyMap<string | null, number>, minimum = minimumTeamGroup): Set<string> {
  const named: [string, number][] = []
  let remainder = 0
  for (const [team, count] of counts) {
    if (team !== null && count >= minimum) named.push([team, count])
    else remainder += count
  }
  named.sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
  while (remainder > 0 && remainder < minimum) {
    const smallest = named.pop()
    if (!smallest) break
    remainder += smallest[1]
  }
  return new Set(named.map(([team]) => team))
}

/** What the counting of voices needs to know of an item. `teamId` only where it may be named. */
export type Voiced = {
  anonymous: boolean
  kind?: EvidenceKind
  /** An answer in confidence: the hub knows who gave it and no reader may. */
  confidential?: boolean
  personId?: string | null
  voice?: string | null
  /** What `identityOf` said of it, where that was kept. */
  who?: string | null
  teamId?: string | null
  people: number
  sourceId?: string | null
  askKey?: string | null
  platformTeam: boolean
}

export type Voices = {
  /** Distinct people, as few as there can be. */
  people: number
  known: number
  anonymous: number
  teams: Set<string>
  /** Pieces and answers from the platform team, which count for nothing above. */
  platformPieces: number
}

/**
 * By what a voice is told apart from others: what every reader of a figure may know, and nothing else. Counts are shown to
 * readers, so a person whom some of them may not see must change none of them by being the same as another. Authors of
 * RFCs and of named answers are people. Someone in a session is a voice of that session, and a different one in another.
 * Null: a stranger, counted only with the others at the same question.
 */
export function identityOf(voiced: Voiced): string | null {
  if (voiced.who !== undefined) return voiced.who
  const { anonymous, confidential, kind, personId, voice, sourceId } = voiced
  if (anonymous || confidential) return null
  // Who wrote a ticket or said something in passing is shown to no reader: a voice, apart from the person.
  if (kind === 'ticket' || kind === 'chat' || kind === 'note') return voice ?? null
  if (kind === 'highlight' || kind === 'observation')
    return voice ?? (personId ? `session:${sourceId ?? ''}:${personId}` : null)
  return personId ? `person:${personId}` : (voice ?? null)
}

/** How many people there are at least, in the parts that more of them are added to. */
export interface Crowd {
  /** Known by person or pseudonym. */
  known: number
  /** Anonymous people by the teams that may be named: of each the largest question, all of these. */
  placed: number
  /** The largest question over the whole company. */
  largest: number
}

/** The people of a crowd, as few as there can be: `countVoices` counts as many. */
export const crowdSize = ({ known, placed, largest }: Crowd): number => known + Math.max(placed, largest)

/** A crowd and others, each somebody else: so many by name, and a question of a survey that so many of them answered. */
export const crowdWith = ({ known, placed, largest }: Crowd, { named = 0, asked = 0 }): Crowd => ({
  known: known + named,
  placed,
  largest: Math.max(largest, asked),
})

/** The distinct people behind items that come one after the other, by the rule of `countVoices`. */
export class VoiceCount {
  readonly #known = new Set<string>()
  readonly #teams = new Set<string>()
  // Made for the first voice without a name: hundreds of teams have none.
  #asks: Asks | null = null
  #placed = 0
  #largest = 0
  #platformPieces = 0

  add(piece: Voiced): void {
    const { platformTeam, teamId, people, sourceId, askKey } = piece
    if (platformTeam) {
      this.#platformPieces += people
      return
    }
    if (teamId) this.#teams.add(teamId)
    const who = identityOf(piece)
    if (who !== null) {
      this.#known.add(who)
      return
    }
    const { perAsk, perTeamAsk, perTeam } = (this.#asks ??= newAsks())
    const ask = `${sourceId ?? ''}\u0000${askKey ?? ''}`
    this.#largest = Math.max(this.#largest, addTo(perAsk, ask, people))
    if (!teamId) return
    const asks = perTeamAsk.get(teamId) ?? new Map<string, number>()
    perTeamAsk.set(teamId, asks)
    const before = perTeam.get(teamId) ?? 0
    const most = Math.max(before, addTo(asks, ask, people))
    perTeam.set(teamId, most)
    this.#placed += most - before
  }

  get crowd(): Crowd {
    return { known: this.#known.size, placed: this.#placed, largest: this.#largest }
  }

  get people(): number {
    return crowdSize(this.crowd)
  }

  get voices(): Voices {
    const [people, known] = [this.people, this.#known.size]
    return {
      ...{ people, known, anonymous: people - known },
      ...{ teams: new Set(this.#teams), platformPieces: this.#platformPieces },
    }
  }
}

/** Answers to questions, in all and by team, and the largest question of each team. */
interface Asks {
  perAsk: Map<string, number>
  perTeamAsk: Map<string, Map<string, number>>
  perTeam: Map<string, number>
}
const newAsks = (): Asks => ({ perAsk: new Map(), perTeamAsk: new Map(), perTeam: new Map() })

function addTo(counts: Map<string, number>, key: string, people: number): number {
  const count = (counts.get(key) ?? 0) + people
  counts.set(key, count)
  return count
}

/**
 * Counts the distinct people behind items, never more than there can be.
 *
 * People and pseudonymous voices are counted once each. Anonymous items cannot be joined to each other, so only
 * what certainly differs is counted: answers to one question of one survey come from different people, answers to two
 * questions or two surveys may not. Within a team that gives the largest question; people belong to one team, so
 * teams add up; and the largest question over the whole company is a floor too. A survey result counts its n.
 */
export const countVoices = (pieces: readonly Voiced[]): Voices => heardIn(pieces).voices

/** The same count where more than one of its figures is read. */
export function heardIn(pieces: readonly Voiced[]): VoiceCount {
  const count = new VoiceCount()
  for (const piece of pieces) count.add(piece)
  return count
}

/** The people of `countVoices` by a fact about each voice, in one pass; voices of which it is not known (null, '') are left out. */
export function countPeopleBy<V extends Voiced>(
  voices: readonly V[],
  factOf: (voice: V) => string | null | undefined,
): Map<string, number> {
  const counts = new Map<string, VoiceCount>()
  for (const voice of voices) {
    const fact = factOf(voice)
    if (!fact) continue
    const count = counts.get(fact) ?? new VoiceCount()
    counts.set(fact, count)
    count.add(voice)
  }
  return new Map([...counts].map(([fact, count]) => [fact, count.people]))
}
