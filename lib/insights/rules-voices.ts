import type { CountedEvidence } from '@/lib/evidence/presenter'
import type { AnswerSide, EvidenceGroup } from '@/lib/evidence/schema-breakdown'
import type { Weighed } from './rules-confidence'
import type { TeamSize } from './rules-score'
import type { Agrees, Stance } from './schema'

/** A link as counting reads it. `agrees`: which answers of a survey result agree with the statement. */
export interface CountedLink {
  stance: Stance
  agrees: Agrees | null
  addedAt?: string
}

const SIDES: readonly AnswerSide[] = ['favourable', 'neutral', 'unfavourable']

/** What an answer says to a statement that answers on the side `agrees` agree with. */
export function stanceOfAnswer(answer: AnswerSide, agrees: Agrees): Stance {
  if (answer === 'neutral') return 'context'
  return answer === agrees ? 'supports' : 'contradicts'
}

/**
 * Which answers agree with a statement, where the link does not say. A result filed in support of an insight, which states
 * a friction, supports it through its unfavourable answers. A result filed against it contradicts it as a whole: most of
 * its answers do.
 */
export function defaultAgrees(stance: Stance, all: EvidenceGroup | undefined): Agrees {
  const more = (all?.unfavourable ?? 0) > (all?.favourable ?? 0)
  return stance === 'contradicts' && more ? 'favourable' : 'unfavourable'
}

/**
 * The voices behind a linked piece, each with what it says to the statement. Most pieces are one voice. A survey result is
 * as many as answered: people by name where the survey was answered under names, otherwise numbers by team, and the rest
 * as people of an unknown team. Of that rest a hidden platform team may be a part, so it counts as few as it can be. A team of
 * which results tell only that it answered is a voice of nobody: it was heard.
 * Waves of one survey are added up by team, since people belong to one. Where a team was split, merged or made smaller since, the
 * same people would be two: answers of a team in which nobody is any more are of an unknown team, and of one that has fewer people
 * than answered, as many as may have gone elsewhere.
 * A result whose question has no better and worse end says nothing of how many agree: it is context.
 */
export function voicesOf(piece: CountedEvidence, link: CountedLink, teams: readonly TeamSize[]): Weighed[] {
  const base = { ...weighedBase(piece), filed: link.stance, ...(link.addedAt && { addedAt: link.addedAt }) }
  if (piece.kind !== 'survey-result') return [{ ...base, id: piece.id, stance: link.stance }]
  const { groups, answers } = piece.breakdown ?? { groups: [], answers: [] }
  const all = groups.find((group) => group.segmentKind === 'all')
  if (link.stance === 'context' || !all || all.favourable === null || all.unfavourable === null)
    return [{ ...base, id: piece.id, stance: 'context', undirected: link.stance !== 'context' }]
  const agrees = link.agrees ?? defaultAgrees(link.stance, all)
  const voice = (side: AnswerSide, key: string, over: Partial<Weighed>): Weighed => ({
    ...base,
    ...over,
    agrees,
    id: `${piece.id}/${key}/${side}`,
    stance: stanceOfAnswer(side, agrees),
  })
  if (answers.length > 0) {
    return answers.map(({ personId, teamId, platform, answer }) =>
      voice(answer, personId, { anonymous: false, personId, teamId, platformTeam: platform, people: 1 }),
    )
  }
  const platform = new Map(teams.filter((team) => team.platform).map((team) => [team.id, team.headcount]))
  const sizes = sizesOf(teams)
  const ofTeams = groups.filter((group) => group.segmentKind === 'team' && sizes.get(group.segmentId) !== 0)
  const shown = ofTeams.filter((group) => group.favourable !== null).map((group) => stayedOf(group, sizes))
  const undirected = ofTeams.filter((group) => group.favourable === null)
  const hiddenPlatform = undirected.reduce(
    (sum, group) => sum + (platform.has(group.segmentId) ? (group.n ?? platform.get(group.segmentId)!) : 0),
    0,
  )
  // Of a small team results tell that it answered, not how many of it which way: it was heard, and its people are among the rest.
  const heard = undirected.flatMap((group) =>
    group.suppressed || !group.n
      ? []
      : [
          voice('neutral', group.segmentId, {
            ...{ anonymous: true, personId: null, teamId: group.segmentId, people: 0 },
            platformTeam: platform.has(group.segmentId),
          }),
        ],
  )
  const placed = shown.flatMap((group) =>
    SIDES.map((side) =>
      voice(side, group.segmentId, {
        anonymous: true,
        personId: null,
        teamId: group.segmentId,
        platformTeam: platform.has(group.segmentId),
        people: group[side] ?? 0,
      }),
    ),
  )
  const rest = SIDES.map((side) => {
    const known = shown.reduce((sum, group) => sum + (group[side] ?? 0), 0)
    const people = Math.max(0, (all[side] ?? 0) - known - hiddenPlatform)
    return voice(side, '', { anonymous: true, personId: null, teamId: null, platformTeam: false, people })
  })
  return [...[...placed, ...rest].filter((one) => one.people > 0), ...heard]
}

/** People by team, but for the platform team, whose own answers stay its own; none where no team has any: then it is not known. */
function sizesOf(teams: readonly TeamSize[]): Map<string, number> {
  const users = teams.filter((team) => !team.platform)
  return new Map(users.some((team) => team.headcount > 0) ? users.map((team) => [team.id, team.headcount]) : [])
}

/** Of a team's answers those that are certainly of people who are in it still: of each side all but as many as there are too many. */
function stayedOf(group: EvidenceGroup, sizes: ReadonlyMap<string, number>): EvidenceGroup {
  const gone = Math.max(0, (group.n ?? 0) - (sizes.get(group.segmentId) ?? Infinity))
  if (gone === 0) return group
  const stayed = (side: AnswerSide) => Math.max(0, (group[side] ?? 0) - gone)
  return { ...group, ...Object.fromEntries(SIDES.map((side) => [side, stayed(side)])) }
}

const weighedBase = (piece: CountedEvidence) => ({
  evidenceId: piece.id,
  ...(piece.standsWith && { standsWith: piece.standsWith }),
  kind: piece.kind,
  rung: piece.rung,
  occurredAt: piece.occurredAt,
  anonymous: piece.anonymous,
  confidential: piece.confidential,
  hidden: piece.hidden,
  personId: piece.personId,
  voice: piece.voice,
  teamId: piece.teamId,
  people: piece.people,
  sourceId: piece.sourceId,
  askKey: piece.askKey,
  platformTeam: piece.platformTeam,
})
