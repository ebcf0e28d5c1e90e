import { identityOf } from '@/lib/evidence/rules'
import type { LinkedPiece } from './rules-reach'

/** People who were not heard yet, each somebody else: by name, or as that many answers to one question of a survey. */
export interface Newcomers {
  named: number
  asked: number
}

export interface Added {
  people: number
  insights: { id: string; confidence: number; adds: number }[]
}

interface Answer {
  piece: number
  ask: number
  /** Of the team and the question together; -1 where no team may be named. */
  teamAsk: number
  team: number
  people: number
}
interface Spoken {
  known: Int32Array
  answers: Answer[]
}

const numbering = () => {
  const known = new Map<string, number>()
  const of = (key: string): number => {
    const number = known.get(key) ?? known.size
    known.set(key, number)
    return number
  }
  return { of, size: () => known.size }
}

/**
 * Counts, again and again, how many people each insight adds to those of stronger ones: the same as
 * `countScoreInputs` counts (lib/roadmap/rules-reach.ts), of which a test holds it to be the same, in numbers instead of
 * names. What the pieces say is read once; an order of the insights and newcomers to one of them are counted in each call.
 */
export class PeopleAdded {
  readonly #spoken = new Map<string, Spoken>()
  readonly #seen: { known: Uint32Array; piece: Uint32Array }
  readonly #sums: { ask: Float64Array; teamAsk: Float64Array; team: Float64Array }
  #round = 0

  constructor(insights: readonly { id: string; pieces: readonly LinkedPiece[] }[]) {
    const [names, pieces, asks, teamAsks, teams] = [numbering(), numbering(), numbering(), numbering(), numbering()]
    for (const { id, pieces: own } of insights) {
      const known = new Set<number>()
      const answers: Answer[] = []
      for (const piece of own) {
        if (piece.stance !== 'supports' || piece.platformTeam) continue
        const who = identityOf(piece)
        if (who !== null) known.add(names.of(who))
        else {
          const ask = `${piece.sourceId ?? ''}\u0000${piece.askKey ?? ''}`
          const [team, teamAsk] = piece.teamId
            ? [teams.of(piece.teamId), teamAsks.of(`${piece.teamId}\u0000${ask}`)]
            : [-1, -1]
          answers.push({ piece: pieces.of(piece.id), ask: asks.of(ask), team, teamAsk, people: piece.people })
        }
      }
      this.#spoken.set(id, { known: Int32Array.from(known), answers })
    }
    this.#seen = { known: new Uint32Array(names.size()), piece: new Uint32Array(pieces.size()) }
    this.#sums = {
      ask: new Float64Array(asks.size()),
      teamAsk: new Float64Array(teamAsks.size()),
      team: new Float64Array(teams.size()),
    }
  }

  /**
   * @param confidences of each insight, 0–1; the strongest is counted first, of equal ones that with the first id
   * @param to the insight that newcomers stand behind
   */
  count(confidences: ReadonlyMap<string, number>, to?: string, newcomers: Newcomers = { named: 0, asked: 0 }): Added {
    this.#round += 1
    for (const sums of Object.values(this.#sums)) sums.fill(0)
    let [known, teamSum, largest, before] = [0, 0, 0, 0]
    const ordered = [...confidences].sort(([a, first], [b, second]) => second - first || a.localeCompare(b))
    const insights = ordered.map(([id, confidence]) => {
      const spoken = this.#spoken.get(id)
      for (const one of spoken?.known ?? []) {
        if (this.#seen.known[one] === this.#round) continue
        this.#seen.known[one] = this.#round
        known += 1
      }
      for (const { piece, ask, team, teamAsk, people } of spoken?.answers ?? []) {
        if (this.#seen.piece[piece] === this.#round) continue
        this.#seen.piece[piece] = this.#round
        largest = Math.max(largest, (this.#sums.ask[ask]! += people))
        if (team < 0) continue
        const most = Math.max(this.#sums.team[team]!, (this.#sums.teamAsk[teamAsk]! += people))
        teamSum += most - this.#sums.team[team]!
        this.#sums.team[team] = most
      }
      if (id === to) {
        known += newcomers.named
        largest = Math.max(largest, newcomers.asked)
      }
      const people = known + Math.max(teamSum, largest)
      const adds = people - before
      before = people
      return { id, confidence, adds }
    })
    return { people: before, insights }
  }
}
