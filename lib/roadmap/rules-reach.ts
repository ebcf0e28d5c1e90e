import { representation } from '@/lib/core/stats/representation'
import { crowdSize, VoiceCount, type Voiced } from '@/lib/evidence/rules'
import { isPlatform, rungIn, stanceIn, type HeardLists } from '@/lib/insights/rules-heard'
import { scoreInputsSchema, type ScoreInputs } from './schema-rows'

/** A piece of evidence under one of the item's insights. */
export type LinkedPiece = Voiced & {
  id: string
  /** The piece that the voice is from, where it is one of several. */
  evidenceId?: string
  stance: 'supports' | 'contradicts' | 'context'
  rung: 'low' | 'medium' | 'high'
}

export interface LinkedInsight {
  id: string
  /** 0–1: the points an insight earned on the confidence meter, of the ten there are. */
  confidence: number
  heard: HeardLists
}

/** Headcount by team id, the platform team left out: it is not its own user. */
export type Population = Readonly<Record<string, number>>

export const emptyScoreInputs = (): ScoreInputs => scoreInputsSchema.parse({})

/** Texts as numbers over several insights: each is looked up once for an insight, and not for each of its thousands of voices. */
class Numbers {
  readonly #all = new Map<string, number>()

  of(texts: readonly string[]): number[] {
    return texts.map((text) => {
      const known = this.#all.get(text) ?? this.#all.size
      this.#all.set(text, known)
      return known
    })
  }
}

/** Distinct people, by the rule of `countVoices`: those told apart are numbers. */
class PeopleCount {
  readonly known = new Set<number>()
  /** Nobody was looked up in it yet. */
  isNew = true
  #nameless: VoiceCount | null = null

  addNameless(voice: Voiced): void {
    this.#nameless ??= new VoiceCount()
    this.#nameless.add(voice)
  }

  get people(): number {
    const { placed, largest } = this.#nameless?.crowd ?? { placed: 0, largest: 0 }
    return crowdSize({ known: this.known.size, placed, largest })
  }
}

/** The place at which a voice has its text: a list that holds the same of every voice has one number. */
const placeIn = (list: readonly number[], at: number): number => (list.length > 1 ? list[at] : list[0]) ?? -1
const textAt = ({ texts, of }: HeardLists, name: 'sources' | 'asks' | 'teams', at: number): string | null =>
  texts[name][placeIn(of[name], at)] ?? null

/** A voice that is told apart from none. */
const namelessAt = (heard: HeardLists, at: number): Voiced => ({
  anonymous: true,
  who: null,
  teamId: textAt(heard, 'teams', at),
  people: placeIn(heard.people, at),
  sourceId: textAt(heard, 'sources', at),
  askKey: textAt(heard, 'asks', at),
  platformTeam: false,
})

/** What is heard under insights, strongest first, in one pass: there are thousands of voices. */
interface Support {
  people: number
  known: number
  platformPieces: number
  /** Most people there can be by name or pseudonym and as strangers, before the company is looked at. */
  most: number
  /** People per team, each once. Anonymous people count by the teams that may be named. */
  mix: Record<string, number>
  /** Pieces by rung, the platform team's own left out. */
  rungs: Record<LinkedPiece['rung'], number>
  /** The insights, each with the people it adds to those already counted. */
  insights: ScoreInputs['insights']
}

/** Adds up the voices for insights. One that is linked to several of them speaks once, where the strongest has it. */
function supportOf(insights: readonly LinkedInsight[]): Support {
  const ordered = [...insights].sort((a, b) => b.confidence - a.confidence || a.id.localeCompare(b.id))
  const [count, counted, names] = [new PeopleCount(), new Set<string>(), new Numbers()]
  const byTeam = new Map<string, PeopleCount>()
  // Pieces of one voice are counted where they are met; of those of several voices each piece once.
  const rungs = { low: 0, medium: 0, high: 0 }
  const several = { low: new Set<string>(), medium: new Set<string>(), high: new Set<string>() }
  let [before, strangers, platformPieces] = [0, 0, 0]
  const added = ordered.map(({ id, confidence, heard }) => {
    const { ids, facts, people: each, of, texts } = heard
    const people = names.of(texts.who)
    const teams = texts.teams.map((team) => (team === '' ? undefined : byTeam.get(team)))
    /** The people of a voice's team, where it has one. */
    const teamOf = (at: number): PeopleCount | undefined => {
      const place = placeIn(of.teams, at)
      const name = texts.teams[place]
      if (!name) return undefined
      const team = (teams[place] ??= new PeopleCount())
      if (team.isNew) byTeam.set(name, team)
      team.isNew = false
      return team
    }
    const pieces = heard.some.evidenceId.length > 0 ? new Map(heard.some.evidenceId) : null
    for (let at = 0; at < ids.length; at += 1) {
      const fact = facts[at]!
      if (stanceIn(fact) !== 'supports' || counted.has(ids[at]!)) continue
      counted.add(ids[at]!)
      if (isPlatform(fact)) {
        platformPieces += placeIn(each, at)
        continue
      }
      const piece = pieces?.get(at)
      if (piece === undefined) rungs[rungIn(fact)] += 1
      else several[rungIn(fact)].add(piece)
      const team = teamOf(at)
      const who = people[placeIn(of.who, at)]
      if (who !== undefined) {
        count.known.add(who)
        team?.known.add(who)
        continue
      }
      const voice = namelessAt(heard, at)
      strangers += voice.people
      count.addNameless(voice)
      team?.addNameless(voice)
    }
    const adds = count.people - before
    before += adds
    return { id, confidence, adds }
  })
  return {
    people: count.people,
    known: count.known.size,
    platformPieces,
    most: count.known.size + strangers,
    mix: Object.fromEntries([...byTeam].map(([team, known]) => [team, known.people])),
    rungs: {
      low: rungs.low + several.low.size,
      medium: rungs.medium + several.medium.size,
      high: rungs.high + several.high.size,
    },
    insights: added,
  }
}

/** People against insights, each once over all of them. */
function peopleAgainst(insights: readonly LinkedInsight[]): number {
  const [count, counted, names] = [new PeopleCount(), new Set<string>(), new Numbers()]
  for (const { heard } of insights) {
    const { ids, facts, of, texts } = heard
    const people = names.of(texts.who)
    for (let at = 0; at < ids.length; at += 1) {
      const fact = facts[at]!
      if (stanceIn(fact) !== 'contradicts' || isPlatform(fact) || counted.has(ids[at]!)) continue
      counted.add(ids[at]!)
      const who = people[placeIn(of.who, at)]
      if (who === undefined) count.addNameless(namelessAt(heard, at))
      else count.known.add(who)
    }
  }
  return count.people
}

/**
 * Counts what an item's insights stand on.
 *
 * Reach counts people, not pieces and not votes: each person once over all insights, anonymous ones as few as there
 * can be, the platform team's own not at all. It is not multiplied up to the company: evidence is volunteered, so the
 * share of a team that agrees is not known from it, and a weight would let an item fall because a new team spoke up.
 * What the company's mix makes of it, people × (1 − D), is the lower end of the score's interval instead.
 * D is the index of dissimilarity between the teams of the evidence and the company's; more evidence never lowers it.
 */
export function countScoreInputs(
  insights: readonly LinkedInsight[],
  population: Population,
  leftOut: ScoreInputs['leftOut'] = [],
): ScoreInputs {
  const { people, known, platformPieces, most, mix, rungs, insights: added } = supportOf(insights)
  const total = Object.values(population).reduce((sum, headcount) => sum + headcount, 0)
  const { dissimilarity, top } = representation(mix, population)
  return {
    people,
    known,
    // Every anonymous piece somebody else, but never more than there are in the company.
    most: Math.max(people, total > 0 ? Math.min(most, total) : most),
    mirrored: dissimilarity === null || total === 0 ? people : people * (1 - dissimilarity),
    teams: Object.keys(mix).length,
    topShare: top?.share ?? 0,
    contradicting: peopleAgainst(insights),
    platformPieces,
    ...rungs,
    population: total,
    insights: added,
    leftOut,
  }
}
