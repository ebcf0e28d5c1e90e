import { representation } from '@/lib/core/stats/representation'
import { answersToHalve } from '@/lib/core/stats/sample-size'
import { suppressed } from '@/lib/core/stats/suppression'
import { answeredCount, figuresOf, leastFor, SUPPRESSED, type Count, type FigureLimits } from './rules-figures'
import { unpiped } from '@/lib/surveys/answering/rules-pipe'
import type { Group, QuestionResult, Results } from './schema'
import type { Question, Survey } from '@/lib/surveys/schema'
import { RESULT_TYPES } from './rules-types'
import { visibleGroups } from './rules-suppression'
import { favourableEndOf, TYPES } from '@/lib/surveys/types/rules-facts'
import { TENURES } from '@/lib/surveys/schema-tenure'

export interface CellCount extends Count {
  segment: string | null
  key: string
}

/** Whether a question's figures are a score, which groups can be compared by. */
export const hasScore = ({ type }: Pick<Question, 'type'>): boolean => RESULT_TYPES[type].figures === 'score'

/** Which end of a question is good, where it has ends. */
const endOf = (question: Question): Pick<QuestionResult, 'favourableEnd'> =>
  TYPES[question.type].end ? { favourableEnd: favourableEndOf(question) } : {}

const byName = new Intl.Collator('en')

const HIDDEN = '\u0000hidden'

const GROUPS_WITHHELD =
  'This survey gives single responses, so no role and no tenure is kept with them: beside figures by role ' +
  'it could be worked out who gave which response.'

export type By = 'team' | 'role' | 'tenure'

export interface ResultsInput {
  survey: Pick<
    Survey,
    | 'id'
    | 'title'
    | 'status'
    | 'anonymity'
    | 'questions'
    | 'declined'
    | 'minScore'
    | 'minComments'
    | 'invitedOnly'
    | 'disclosure'
  >
  /** A least group of its own, where that is larger than the survey's. */
  minimum?: number | undefined
  /** What may be shown of everybody, and of the segments of `by` (of the teams, when one is asked for). */
  whole: readonly CellCount[]
  groups: readonly CellCount[]
  /** How many responses each segment has, and whether that may be told. */
  sizes: readonly {
    dimension: By
    segment: string | null
    n: number
    open: boolean
    told?: number | null | undefined
  }[]
  teams: readonly { id: string; name: string; headcount: number }[]
  invited: number | null
  /** Only some people of the teams were asked: `headcount` is then how many of each, 0 where nobody knows. */
  targeted?: boolean | undefined
  by: By | null
  /** Groups of questions with a score only: those that pictures of groups are drawn from. */
  scoresOnly?: boolean | undefined
  team: string | null
  /** How many responses the figures stand on. */
  counted: number
  /** The roles or tenure bands that at least the minimum number of people have; undefined means all that were given. */
  large?: ReadonlySet<string> | undefined
}

const grouped = <K>(cells: readonly CellCount[], keyOf: (cell: CellCount) => K): Map<K, CellCount[]> => {
  const groups = new Map<K, CellCount[]>()
  for (const cell of cells) {
    const group = groups.get(keyOf(cell))
    if (group) group.push(cell)
    else groups.set(keyOf(cell), [cell])
  }
  return groups
}

/** Which segments of those that are shown reach a larger minimum than the survey's, by themselves and in what is hidden beside them. */
function openGroups(
  groups: ReadonlyMap<string | null, readonly Count[]>,
  whole: readonly Count[],
  least: number,
): Set<string | null> {
  const sizes = [...groups].map(([segment, cells]) => ({ key: JSON.stringify(segment), n: answeredCount(cells) }))
  const rest = answeredCount(whole) - sizes.reduce((sum, one) => sum + one.n, 0)
  const hidden = suppressed(rest > 0 ? [...sizes, { key: 'rest', n: rest }] : sizes, least)
  return new Set([...groups.keys()].filter((segment) => !hidden.has(JSON.stringify(segment))))
}

/**
 * The results of a survey from what may be shown of it, which the ledger has decided (lib/disclosure); a filter shows exactly what the same
 * group shows in `by=team`, and a hidden team's numbers are hidden in every place.
 */
export function buildResults(input: ResultsInput): Results {
  const { survey, teams, by, team } = input
  const minimum = {
    scores: Math.max(survey.minScore, input.minimum ?? 0),
    distributions: Math.max(survey.minComments, input.minimum ?? 0),
  }
  const named = survey.anonymity === 'named'
  const sizesOf = (dimension: By) =>
    new Map(input.sizes.filter((one) => one.dimension === dimension).map((one) => [one.segment, one.n]))
  const byTeam = sizesOf('team')
  const total = [...byTeam.values()].reduce((sum, count) => sum + count, 0)
  const told = new Map(
    input.sizes.flatMap(({ dimension, segment, told }) =>
      dimension === 'team' && typeof told === 'number' ? [[segment, told] as const] : [],
    ),
  )
  const toldOf = (id: string | null): number => told.get(id) ?? byTeam.get(id) ?? 0
  const n = team === null ? total : toldOf(team)
  const headcount = teams.find((one) => one.id === team)?.headcount || undefined
  const invited = team === null ? input.invited : (headcount ?? null)
  // A hidden group in the list reveals that somebody of it answered; a team without answers, that nobody did. Both may
  // be revealed only for groups of at least the minimum size.
  const isLargeTeam = (id: string | null) =>
    id === null || named || (teams.find((one) => one.id === id)?.headcount ?? 0) >= minimum.scores
  const isLarge = (segment: string | null) =>
    named || by === 'team' || by === null || team !== null
      ? isLargeTeam(segment)
      : segment === null || input.large === undefined || input.large.has(segment)
  const shownSegments = new Set(input.groups.map((cell) => cell.segment))
  const segments = [...(team !== null || by === null ? byTeam : sizesOf(by)).keys()].filter(
    (segment) => shownSegments.has(segment) || isLarge(segment),
  )
  const labels = new Map<string | null, string>(teams.map((one) => [one.id, one.name]))
  const labelOf = (segment: string | null) => (segment === null ? 'Not said' : (labels.get(segment) ?? segment))
  // Bands of tenure stand in their own order.
  const bandOf = (segment: string | null) => (by === 'tenure' ? TENURES.findIndex((band) => band === segment) : 0)
  // Sorted once for all questions: sorting many teams is slow.
  const ordered = segments
    .map((segment) => ({ segment, band: bandOf(segment), label: labelOf(segment) }))
    .sort((a, b) => a.band - b.band || byName.compare(a.label, b.label))
  const headcounts = new Map<string | null, number>(teams.map((one) => [one.id, one.headcount]))
  const limitsFor = (population: number | undefined): FigureLimits => ({ ...minimum, population })
  const wholeByKey = grouped(input.whole, (cell) => cell.key)
  const groupsByKey = grouped(input.groups, (cell) => cell.key)

  const groupsOf = (question: Question): Group[] => {
    const groups = grouped(groupsByKey.get(question.key) ?? [], (cell) => cell.segment)
    const open =
      input.minimum === undefined
        ? new Set(groups.keys())
        : openGroups(groups, wholeByKey.get(question.key) ?? [], leastFor(question, minimum))
    return ordered.map(({ segment, label }) => {
      // A team made since the survey opened: nobody knows how many of it were asked.
      const size = headcounts.get(segment) || undefined
      return {
        value: segment,
        label,
        ...(open.has(segment) ? figuresOf(question, groups.get(segment)!, limitsFor(size)) : SUPPRESSED),
      }
    })
  }

  const whole = (question: Question): QuestionResult => {
    const cells = wholeByKey.get(question.key)
    return {
      key: question.key,
      type: question.type,
      label: unpiped(question.label),
      ...endOf(question),
      least: leastFor(question, minimum),
      ...(cells ? figuresOf(question, cells, limitsFor(invited ?? undefined)) : SUPPRESSED),
      ...(by && (!input.scoresOnly || hasScore(question)) && { groups: groupsOf(question) }),
    }
  }
  const ofTeam = (question: Question): QuestionResult => {
    const {
      value: _value,
      label: _label,
      ...figures
    } = groupsOf(question).find((group) => group.value === team) ?? { value: team, label: '', ...SUPPRESSED }
    // Two segments at once would be a table whose cells can be computed from its totals: the groups are listed, but
    // hidden.
    const within =
      by && by !== 'team'
        ? {
            groups: [...sizesOf(by).keys()]
              .filter((value) => value === null || input.large?.has(value) !== false)
              .map((value) => ({ value, label: labelOf(value), ...SUPPRESSED })),
          }
        : {}
    return {
      key: question.key,
      type: question.type,
      label: unpiped(question.label),
      ...endOf(question),
      least: leastFor(question, minimum),
      ...figures,
      ...within,
    }
  }

  const reached = visibleGroups(byTeam, minimum.scores)
  const open = new Set(
    input.sizes.filter((one) => one.dimension === 'team' && (one.open || named)).map((one) => one.segment),
  )
  const openTeams = new Set([...reached].filter((id) => open.has(id)))
  const isTold = (id: string) => named || openTeams.has(id) || (!byTeam.has(id) && isLargeTeam(id))
  const hiddenTeam = team !== null && !isTold(team)
  const shownN = hiddenTeam ? null : n
  const moreThanPeople = shownN !== null && invited !== null && shownN > invited
  // Of hidden teams it is told together how many answered: from each by itself its number could be solved for.
  const groupOf = (id: string) => (isTold(id) ? id : HIDDEN)
  const summed = (numbers: readonly (readonly [string, number])[]) => {
    const sums: Record<string, number> = {}
    for (const [id, count] of numbers) sums[groupOf(id)] = (sums[groupOf(id)] ?? 0) + count
    return sums
  }
  const representative = representation(
    summed([...byTeam.keys()].flatMap((id) => (id === null ? [] : [[id, toldOf(id)] as const]))),
    summed(teams.map((one) => [one.id, one.headcount] as const)),
  )
  return {
    id: survey.id,
    title: survey.title,
    status: survey.status,
    anonymity: survey.anonymity,
    n: shownN,
    counted: shownN === null ? null : Math.min(shownN, input.counted),
    invited,
    rate: invited && shownN !== null && !moreThanPeople ? shownN / invited : null,
    declined: survey.declined,
    toHalve: invited && shownN !== null && n > 0 && n < invited ? answersToHalve(n, invited) : null,
    suppressed: (team !== null && !openTeams.has(team)) || n < minimum.scores,
    answers: { repeatable: survey.anonymity === 'anonymous' && !survey.invitedOnly, moreThanPeople },
    minimum,
    groupsWithheld:
      !named && survey.disclosure === 'responses' && (by === 'role' || by === 'tenure') ? GROUPS_WITHHELD : null,
    by,
    filter: team === null ? null : { team },
    participation: teams
      .filter((one) => one.headcount > 0 || (byTeam.has(one.id) && isTold(one.id)))
      .map(({ id, name, headcount: of }) => {
        return { team: id, name, headcount: of, n: isTold(id) ? toldOf(id) : null }
      }),
    // To whole percents: exactly, it could be solved for the number that one small team hides.
    dissimilarity:
      representative.dissimilarity === null || input.targeted
        ? null
        : Math.round(representative.dissimilarity * 100) / 100,
    targeted: input.targeted ?? false,
    missing: representative.missing.filter((one) => one.group !== HIDDEN).map((one) => labelOf(one.group)),
    questions: survey.questions.map(team === null ? whole : ofTeam),
  }
}
