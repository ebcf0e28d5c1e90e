import { crowdSize, crowdWith, identityOf, type Crowd } from '@/lib/evidence/rules'
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

type Confident = readonly [id: string, confidence: number]

/** Whether an insight is counted before another: the stronger one is, of equal ones that with the first id. */
const isFirst = ([a, first]: Confident, [b, second]: Confident): boolean =>
  first > second || (first === second && a.localeCompare(b) < 0)

const inOrder = (insights: Iterable<Confident>): Confident[] => [...insights].sort((a, b) => (isFirst(a, b) ? -1 : 1))

/** Each insight with the people it adds, from how many there are once it is counted too. */
function addedBy(insights: readonly Confident[], people: readonly number[]): Added {
  return {
    people: people.at(-1) ?? 0,
    insights: insights.map(([id, confidence], at) => ({
      id,
      confidence,
      adds: people[at]! - (people[at - 1] ?? 0),
    })),
  }
}

/** What insights add where one of them has another confidence, and newcomers behind it. */
export type AddedAround = (confidence: number, newcomers?: Newcomers) => Added

/**
 * Counts how many people each insight adds to those of stronger ones: the same as `countScoreInputs` counts
 * (lib/roadmap/rules-reach.ts), of which a test holds it to be the same, in numbers instead of names. What the pieces say is
 * read once; `around` counts them twice more, and then each change of its insight from a number for each insight.
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

  /** @param confidences of each insight, 0–1 */
  count(confidences: ReadonlyMap<string, number>): Added {
    const insights = inOrder(confidences)
    return addedBy(insights, this.#crowds(insights).slice(1).map(crowdSize))
  }

  /** For changes of one insight, wherever its confidence then puts it among the others, which stay as they are. */
  around(confidences: ReadonlyMap<string, number>, target: string): AddedAround {
    const others = inOrder([...confidences].filter(([id]) => id !== target))
    // Before the target only others were counted; from it on the people are those of all so far, in whatever order.
    const before = this.#crowds(others).map(crowdSize)
    const after = this.#crowds([[target, 0], ...others]).slice(1)
    return (confidence, newcomers = { named: 0, asked: 0 }) => {
      const own: Confident = [target, confidence]
      const stronger = others.findIndex((other) => isFirst(own, other))
      const place = stronger < 0 ? others.length : stronger
      const people = [
        ...before.slice(1, place + 1),
        ...after.slice(place).map((crowd) => crowdSize(crowdWith(crowd, newcomers))),
      ]
      return addedBy([...others.slice(0, place), own, ...others.slice(place)], people)
    }
  }

  /** The people there are before any of these insights and after each of them. */
  #crowds(insights: readonly Confident[]): Crowd[] {
    this.#round += 1
    for (const sums of Object.values(this.#sums)) sums.fill(0)
    let [known, placed, largest] = [0, 0, 0]
    const after = insights.map(([id]): Crowd => {
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
        placed += most - this.#sums.team[team]!
        this.#sums.team[team] = most
      }
      return { known, placed, largest }
    })
    return [{ known: 0, placed: 0, largest: 0 }, ...after]
  }
}
