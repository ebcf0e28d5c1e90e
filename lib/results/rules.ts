import { representation } from '@/lib/core/stats/representation'
import { answersToHalve } from '@/lib/core/stats/sample-size'
import { suppressed } from '@/lib/core/stats/suppression'
import { answered, figuresOf, leastFor, SUPPRESSED, type Count, type Limits } from './rules-figures'
import { unpiped } from '@/lib/surveys/answering/rules-pipe'
import type { Group, QuestionResult, Results } from './schema'
import type { Question, Survey } from '@/lib/surveys/schema'
import { visibleGroups } from './rules-suppression'
import { TENURES } from '@/lib/surveys/schema-tenure'

export interface CellCount extends Count {
  segment: string | null
  key: string
}

const HIDDEN = '\u0000hidden'

export type By = 'team' | 'role' | 'tenure'

export interface ResultsInput {
  survey: Pick<
    Survey,
    'id' | 'title' | 'status' | 'anonymity' | 'questions' | 'declined' | 'minScore' | 'minComments' | 'invitedOnly'
  >
  /** A least group of its own, where that is larger than the survey's. */
  minimum?: number | undefined
  /** What may be shown of everybody, and of the segments of `by` (of the teams, when one is asked for). */
  whole: readonly CellCount[]
  groups: readonly CellCount[]
  /** How many responses each segment has, and whether that may be told. */
  sizes: readonly { dimension: By; segment: string | null; n: number; open: boolean }[]
  teams: readonly { id: string; name: string; headcount: number }[]
  invited: number | null
  by: By | null
  team: string | null
  /** How many responses the figures stand on. */
  counted: number
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
  const sizes = [...groups].map(([segment, cells]) => ({ key: JSON.stringify(segment), n: answered(cells) }))
  const rest = answered(whole) - sizes.reduce((sum, one) => sum + one.n, 0)
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
  const n = team === null ? total : (byTeam.get(team) ?? 0)
  const headcount = teams.find((one) => one.id === team)?.headcount || undefined
  const invited = team === null ? input.invited : (headcount ?? null)
  const segments = [...(team !== null || by === null ? byTeam : sizesOf(by)).keys()]
  const labels = new Map<string | null, string>(teams.map((one) => [one.id, one.name]))
  const labelOf = (segment: string | null) => (segment === null ? 'Not said' : (labels.get(segment) ?? segment))
  // Bands of tenure stand in their own order.
  const bandOf = (segment: string | null) => (by === 'tenure' ? TENURES.findIndex((band) => band === segment) : 0)
  const limitsFor = (population: number | undefined): Limits => ({ ...minimum, population })
  const wholeByKey = grouped(input.whole, (cell) => cell.key)
  const groupsByKey = grouped(input.groups, (cell) => cell.key)

  const groupsOf = (question: Question): Group[] => {
    const groups = grouped(groupsByKey.get(question.key) ?? [], (cell) => cell.segment)
    const open =
      input.minimum === undefined
        ? new Set(groups.keys())
        : openGroups(groups, wholeByKey.get(question.key) ?? [], leastFor(question, minimum))
    return [...segments]
      .sort((a, b) => bandOf(a) - bandOf(b) || labelOf(a).localeCompare(labelOf(b)))
      .map((segment) => {
        // A team made since the survey opened: nobody knows how many of it were asked.
        const size = teams.find((one) => one.id === segment)?.headcount || undefined
        return {
          value: segment,
          label: labelOf(segment),
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
      least: leastFor(question, minimum),
      ...(cells ? figuresOf(question, cells, limitsFor(invited ?? undefined)) : SUPPRESSED),
      ...(by && { groups: groupsOf(question) }),
    }
  }
  const ofTeam = (question: Question): QuestionResult => {
    const {
      value: _value,
      label: _label,
      ...figures
    } = groupsOf(question).find((group) => group.value === team) ?? { value: team, label: '', ...SUPPRESSED }
    // Two segments at once would be a table whose cells follow from its margins: they are named, and hidden.
    const within =
      by && by !== 'team'
        ? { groups: [...sizesOf(by).keys()].map((value) => ({ value, label: labelOf(value), ...SUPPRESSED })) }
        : {}
    return {
      key: question.key,
      type: question.type,
      label: unpiped(question.label),
      least: leastFor(question, minimum),
      ...figures,
      ...within,
    }
  }

  const reached = visibleGroups(byTeam, minimum.scores)
  const told = new Set(
    input.sizes.filter((one) => one.dimension === 'team' && (one.open || named)).map((one) => one.segment),
  )
  const openTeams = new Set([...reached].filter((id) => told.has(id)))
  const hiddenTeam = team !== null && !named && n > 0 && !openTeams.has(team)
  const shownN = hiddenTeam ? null : n
  const moreThanPeople = shownN !== null && invited !== null && shownN > invited
  // Of hidden teams it is told together how many answered: from each by itself its number could be solved for.
  const groupOf = (id: string) => (named || openTeams.has(id) || !byTeam.has(id) ? id : HIDDEN)
  const summed = (numbers: readonly (readonly [string, number])[]) => {
    const sums: Record<string, number> = {}
    for (const [id, count] of numbers) sums[groupOf(id)] = (sums[groupOf(id)] ?? 0) + count
    return sums
  }
  const representative = representation(
    summed([...byTeam].flatMap(([id, count]) => (id === null ? [] : [[id, count] as const]))),
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
    by,
    filter: team === null ? null : { team },
    participation: teams
      .filter((one) => one.headcount > 0 || byTeam.has(one.id))
      .map(({ id, name, headcount: of }) => {
        const count = byTeam.get(id) ?? 0
        return {
          team: id,
          name,
          headcount: of,
          n: named || count === 0 || openTeams.has(id) ? count : null,
        }
      }),
    // To whole percents: exactly, it could be solved for the number that one small team hides.
    dissimilarity: representative.dissimilarity === null ? null : Math.round(representative.dissimilarity * 100) / 100,
    missing: representative.missing.filter((one) => one.group !== HIDDEN).map((one) => labelOf(one.group)),
    questions: survey.questions.map(team === null ? whole : ofTeam),
  }
}
