import type { EvidenceKind } from '@/lib/evidence/schema'
import { identityOf, type Voiced } from '@/lib/evidence/rules'
import { isAnswer, type Weighed } from './rules-confidence'

/** A voice for a statement or against it, with what is counted of it over several insights, and nothing else. */
export type Heard = Voiced &
  Pick<Weighed, 'id' | 'rung'> & { stance: 'supports' | 'contradicts'; evidenceId: string; who: string | null }

/**
 * The voices of an insight, a list for each fact: numbers are places in the lists of texts, -1 for none. A list that holds the same of
 * every voice is its first number alone. What few voices have is `[place of the voice, text]`.
 */
export interface Packed {
  texts: Record<Named, string[]>
  ids: string[]
  facts: number[]
  people: number[]
  of: Record<Named, number[]>
  some: Record<Rare, [number, string][]>
}
/** Of packed voices what items count. */
export interface HeardLists {
  ids: readonly string[]
  facts: readonly number[]
  people: readonly number[]
  texts: Readonly<Record<HeardText, readonly string[]>>
  of: Readonly<Record<HeardText, readonly number[]>>
  some: { evidenceId: readonly (readonly [number, string])[] }
}
const HEARD_TEXTS = ['who', 'teams', 'sources', 'asks'] as const
type HeardText = (typeof HEARD_TEXTS)[number]

const NAMED = ['who', 'kinds', 'teams', 'days', 'sources', 'asks', 'roles', 'tenures'] as const
type Named = (typeof NAMED)[number]
const RARE = ['evidenceId', 'standsWith', 'addedAt'] as const
type Rare = (typeof RARE)[number]

const RUNGS = ['low', 'medium', 'high'] as const
const STANCES = ['supports', 'contradicts', 'context'] as const
/** With more voices than this they are read each time: the text would be megabytes. */
const MAX_HEARD = 20_000

/** The place of each text in a list that grows with them; -1 for none. */
function placesIn(list: string[]): (text: string | null | undefined) => number {
  const places = new Map(list.map((text, place) => [text, place]))
  return (text) => {
    if (text === null || text === undefined) return -1
    const known = places.get(text)
    if (known !== undefined) return known
    places.set(text, list.length)
    return list.push(text) - 1
  }
}

const each = <Key extends string, Value>(keys: readonly Key[], make: () => Value): Record<Key, Value> =>
  Object.fromEntries(keys.map((key) => [key, make()])) as Record<Key, Value>

/** Facts of few values as digits of one number. */
const factsOf = ({
  stance,
  filed = stance,
  rung,
  platformTeam,
  hidden,
  undirected,
}: Pick<Weighed, 'stance' | 'filed' | 'rung' | 'platformTeam' | 'hidden' | 'undirected'>): number =>
  STANCES.indexOf(stance) +
  4 * STANCES.indexOf(filed) +
  16 * RUNGS.indexOf(rung) +
  64 * (platformTeam ? 1 : 0) +
  128 * (hidden ? 1 : 0) +
  256 * (undirected ? 1 : 0)
/** The stance, the rung and the side of a voice, by its number among the facts. */
export const stanceIn = (facts: number) => STANCES[facts & 3]!
export const rungIn = (facts: number) => RUNGS[(facts >> 4) & 3]!
export const isPlatform = (facts: number) => (facts & 64) !== 0

const shortened = (list: number[]): number[] => (list.every((one) => one === list[0]) ? list.slice(0, 1) : list)
const whole = (list: number[], length: number): number[] =>
  list.length < length ? Array.from({ length }, () => list[0]!) : list

const empty = (): Packed => ({
  texts: each(NAMED, () => []),
  ids: [],
  facts: [],
  people: [],
  of: each(NAMED, () => []),
  some: each(RARE, () => []),
})

/**
 * The voices as one text, with all that counting reads of them and nothing that a figure may not tell apart; null where they are too
 * many. Where somebody is told apart by name, which question they answered is of no matter, and of what is no answer, where it was said.
 */
export const packVoices = (voices: readonly Weighed[]): string | null => packMore(empty(), voices)

/** The same of voices that were packed and others behind them. What is given is the text's from then on. */
export function packMore(packed: Packed, voices: readonly Weighed[]): string | null {
  const { texts, ids, facts, of, some } = packed
  const before = ids.length
  if (before + voices.length > MAX_HEARD) return null
  const places = Object.fromEntries(NAMED.map((name) => [name, placesIn(texts[name])])) as Record<
    Named,
    ReturnType<typeof placesIn>
  >
  for (const name of NAMED) of[name] = whole(of[name], before)
  const people = whole(packed.people, before)
  for (const [n, voice] of voices.entries()) {
    const at = before + n
    const who = identityOf(voice)
    ids.push(voice.id)
    facts.push(factsOf(voice))
    people.push(voice.people)
    of.who.push(places.who(who))
    of.kinds.push(places.kinds(voice.kind))
    of.teams.push(places.teams(voice.teamId))
    of.days.push(places.days(voice.occurredAt))
    of.sources.push(who === null || isAnswer(voice.kind) ? places.sources(voice.sourceId) : -1)
    of.asks.push(who === null ? places.asks(voice.askKey) : -1)
    of.roles.push(places.roles(voice.role))
    of.tenures.push(places.tenures(voice.tenure))
    if (voice.evidenceId !== undefined && voice.evidenceId !== voice.id) some.evidenceId.push([at, voice.evidenceId])
    if (voice.standsWith) some.standsWith.push([at, voice.standsWith])
    if (voice.addedAt !== undefined && voice.stance === 'contradicts') some.addedAt.push([at, voice.addedAt])
  }
  for (const name of NAMED) of[name] = shortened(of[name])
  return JSON.stringify({ ...packed, people: shortened(people) })
}

/** Reads a text that `packVoices` made. */
export const readPacked = (text: string): Packed => JSON.parse(text) as Packed

/** What a list of texts says of each voice. */
function readerOf<Name extends string>(
  { texts, of }: { texts: Record<Name, readonly string[]>; of: Record<Name, readonly number[]> },
  name: Name,
): (at: number) => string | null {
  const [list, places] = [texts[name], of[name]]
  if (places.length > 1) return (at) => list[places[at]!] ?? null
  const one = list[places[0] ?? -1] ?? null
  return () => one
}
const peopleIn = ({ people }: Pick<HeardLists, 'people'>): ((at: number) => number) =>
  people.length > 1 ? (at) => people[at]! : () => people[0]!

/**
 * The voices that were packed, in all that counting reads. Each fact is written out: thousands of voices of one shape are counted in
 * half the time of those of many. A text that several of them have is the same text: told apart at a glance, not letter by letter.
 */
export function unpackVoices(packed: Packed): Weighed[] {
  const [who, team, day] = [readerOf(packed, 'who'), readerOf(packed, 'teams'), readerOf(packed, 'days')]
  const [kind, source, ask] = [readerOf(packed, 'kinds'), readerOf(packed, 'sources'), readerOf(packed, 'asks')]
  const [role, tenure, people] = [readerOf(packed, 'roles'), readerOf(packed, 'tenures'), peopleIn(packed)]
  const voices = packed.ids.map((id, at) => {
    const facts = packed.facts[at]!
    const person = who(at)
    const voice: { [Fact in keyof Required<Weighed>]: Weighed[Fact] } = {
      id,
      evidenceId: id,
      standsWith: undefined,
      kind: kind(at) as EvidenceKind,
      rung: rungIn(facts),
      stance: stanceIn(facts),
      filed: STANCES[(facts >> 2) & 3]!,
      agrees: undefined,
      undirected: (facts & 256) !== 0,
      occurredAt: day(at)!,
      addedAt: undefined,
      hidden: (facts & 128) !== 0,
      role: role(at),
      tenure: tenure(at),
      who: person,
      anonymous: person === null,
      confidential: false,
      personId: null,
      voice: null,
      teamId: team(at),
      people: people(at),
      sourceId: source(at),
      askKey: ask(at),
      platformTeam: isPlatform(facts),
    }
    return voice
  })
  for (const name of RARE) for (const [at, value] of packed.some[name]) voices[at]![name] = value
  return voices
}

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

/** The same of voices that were packed. */
export const unpackHeard = (text: string): Heard[] => heardIn(readPacked(text))

/** What `listsOf` reads of a voice. */
export type Listed = Voiced & Pick<Weighed, 'id' | 'evidenceId' | 'stance' | 'rung'>

/** Voices that are not packed as lists, to be counted with those that are. */
export function listsOf(voices: readonly Listed[]): HeardLists {
  const texts = each(HEARD_TEXTS, (): string[] => [])
  const places = each(HEARD_TEXTS, () => placesIn([]))
  for (const name of HEARD_TEXTS) places[name] = placesIn(texts[name])
  const who = voices.map(identityOf)
  const asked = <Fact>(at: number, fact: Fact): Fact | null => (who[at] === null ? fact : null)
  return {
    ids: voices.map(({ id }) => id),
    facts: voices.map(factsOf),
    people: voices.map(({ people }) => people),
    texts,
    of: {
      who: who.map(places.who),
      teams: voices.map(({ teamId }) => places.teams(teamId)),
      sources: voices.map(({ sourceId }, at) => places.sources(asked(at, sourceId))),
      asks: voices.map(({ askKey }, at) => places.asks(asked(at, askKey))),
    },
    some: {
      evidenceId: voices.flatMap(({ id, evidenceId }, at) =>
        evidenceId !== undefined && evidenceId !== id ? [[at, evidenceId] as const] : [],
      ),
    },
  }
}

/** Lists as voices, one by one. */
export function heardIn(packed: HeardLists): Heard[] {
  const [who, team, people] = [readerOf(packed, 'who'), readerOf(packed, 'teams'), peopleIn(packed)]
  const [source, ask] = [readerOf(packed, 'sources'), readerOf(packed, 'asks')]
  const others = new Map(packed.some.evidenceId)
  const heard: Heard[] = []
  for (const [at, id] of packed.ids.entries()) {
    const facts = packed.facts[at]!
    const stance = stanceIn(facts)
    if (stance === 'context') continue
    const person = who(at)
    heard.push({
      id,
      evidenceId: others.size === 0 ? id : (others.get(at) ?? id),
      stance,
      rung: rungIn(facts),
      platformTeam: isPlatform(facts),
      who: person,
      anonymous: person === null,
      teamId: team(at),
      people: people(at),
      sourceId: person === null ? `${source(at) ?? ''}\u0000${ask(at) ?? ''}` : null,
    })
  }
  return heard
}
