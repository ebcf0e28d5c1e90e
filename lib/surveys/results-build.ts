import { representation } from '@/lib/core/stats/representation'
import { answersToHalve } from '@/lib/core/stats/sample-size'
import { answered, figuresOf, leastFor, SUPPRESSED, type Count, type Limits } from './results'
import type { Group, QuestionResult, Results } from './results-schema'
import type { Question, Survey } from './schema'
import { visibleGroups, visibleInRow } from './suppression'

export interface CellCount extends Count {
  segment: string | null
  key: string
}

export interface ResultsInput {
  survey: Pick<Survey, 'id' | 'title' | 'status' | 'anonymity' | 'questions' | 'declined' | 'minScore' | 'minComments'>
  /** Counted by team when a team is asked for, by `by` otherwise. */
  cells: readonly CellCount[]
  table: readonly { teamId: string | null; role: string | null; n: number }[]
  teams: readonly { id: string; name: string; headcount: number }[]
  invited: number | null
  by: 'team' | 'role' | null
  team: string | null
  /** With both a team and `by=role`: that team's answers by role. */
  within?: readonly CellCount[]
}

/** Sums counts over segments, so that one query gives the groups and the whole. */
function merge(cells: readonly CellCount[]): Count[] {
  const sums = new Map<string, Count>()
  for (const { row, value, count, places, firsts } of cells) {
    const id = JSON.stringify([row, value])
    const sum = sums.get(id)
    if (!sum) sums.set(id, { row, value, count, places, firsts })
    else Object.assign(sum, { count: sum.count + count, places: sum.places + places, firsts: sum.firsts + firsts })
  }
  return [...sums.values()]
}

const bySegment = (cells: readonly CellCount[]): Map<string | null, CellCount[]> => {
  const groups = new Map<string | null, CellCount[]>()
  for (const cell of cells) groups.set(cell.segment, [...(groups.get(cell.segment) ?? []), cell])
  return groups
}

const sizes = (groups: Map<string | null, CellCount[]>) => new Map([...groups].map(([segment, cells]) => [segment, answered(cells)]))

function sumBy<K>(table: ResultsInput['table'], keyOf: (row: ResultsInput['table'][number]) => K): Map<K, number> {
  const sums = new Map<K, number>()
  for (const row of table) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + row.n)
  return sums
}

/**
 * The results of a survey from the database's counts. A group is shown only where its size, and what stays hidden beside it, reach the
 * minimum, counted by response and by question; a filter shows exactly what the same group shows in `by=team`.
 */
export function buildResults(input: ResultsInput): Results {
  const { survey, table, teams, by, team } = input
  const minimum = { scores: survey.minScore, distributions: survey.minComments }
  const byTeam = sumBy(table, (row) => row.teamId)
  const total = table.reduce((sum, row) => sum + row.n, 0)
  const n = team === null ? total : (byTeam.get(team) ?? 0)
  const headcount = teams.find((one) => one.id === team)?.headcount
  const invited = team === null ? input.invited : (headcount ?? null)
  const segmentCounts = team !== null || by === 'team' ? byTeam : sumBy(table, (row) => row.role)
  const labels = new Map<string | null, string>(teams.map((one) => [one.id, one.name]))
  const labelOf = (segment: string | null) => (segment === null ? 'Not said' : (labels.get(segment) ?? segment))
  const cellsByKey = new Map<string, CellCount[]>()
  for (const cell of input.cells) cellsByKey.set(cell.key, [...(cellsByKey.get(cell.key) ?? []), cell])

  const groupsOf = (question: Question): Group[] => {
    const limits = limitsFor(undefined)
    const least = leastFor(question, limits)
    const groups = bySegment(cellsByKey.get(question.key) ?? [])
    const shown = visibleGroups(sizes(groups), least)
    const shownByResponses = visibleGroups(segmentCounts, least)
    return [...segmentCounts.keys()].sort((a, b) => labelOf(a).localeCompare(labelOf(b))).map((segment) => {
      const open = shown.has(segment) && shownByResponses.has(segment)
      const size = teams.find((one) => one.id === segment)?.headcount
      const figures = open ? figuresOf(question, groups.get(segment)!, limitsFor(size)) : SUPPRESSED
      return { value: segment, label: labelOf(segment), ...figures }
    })
  }
  const limitsFor = (population: number | undefined): Limits => ({ ...minimum, population })

  const whole = (question: Question): QuestionResult => ({
    key: question.key, type: question.type, label: question.label,
    ...figuresOf(question, merge(cellsByKey.get(question.key) ?? []), limitsFor(invited ?? undefined)),
    ...(by && { groups: groupsOf(question) }),
  })
  const ofTeam = (question: Question): QuestionResult => {
    const { value: _value, label: _label, ...figures } = groupsOf(question).find((group) => group.value === team) ?? { value: team, label: '', ...SUPPRESSED }
    return {
      key: question.key, type: question.type, label: question.label, ...figures,
      ...(by === 'role' && { groups: rolesWithin(input, question, figures.suppressed, minimum) }),
    }
  }

  const hiddenTeam = team !== null && !visibleGroups(byTeam, minimum.scores).has(team)
  const representative = representation(
    Object.fromEntries([...byTeam].filter(([id]) => id !== null)),
    Object.fromEntries(teams.map((one) => [one.id, one.headcount])),
  )
  return {
    id: survey.id, title: survey.title, status: survey.status, anonymity: survey.anonymity,
    n, invited, rate: invited ? Math.min(1, n / invited) : null, declined: survey.declined,
    toHalve: invited && n > 0 && n < invited ? answersToHalve(n, invited) : null,
    suppressed: hiddenTeam || n < minimum.scores,
    minimum, by, filter: team === null ? null : { team },
    participation: teams.map(({ id, name, headcount: of }) => {
      const count = byTeam.get(id) ?? 0
      return { team: id, name, headcount: of, n: count > 0 && count < minimum.scores && survey.anonymity === 'anonymous' ? null : count }
    }),
    dissimilarity: representative.dissimilarity,
    missing: representative.missing.map((one) => labelOf(one.group)),
    questions: survey.questions.map(team === null ? whole : ofTeam),
  }
}

/** A team's answers by role: hidden altogether where one cell of the table could be worked out from its margins. */
function rolesWithin(input: ResultsInput, question: Question, hidden: boolean, minimum: { scores: number; distributions: number }): Group[] {
  const limits = { ...minimum, population: undefined }
  const least = leastFor(question, limits)
  const table = input.table.map((row) => ({ row: row.teamId, column: row.role, n: row.n }))
  const open = visibleInRow(table, input.team, least)
  const groups = bySegment((input.within ?? []).filter((cell) => cell.key === question.key))
  const shown = visibleGroups(sizes(groups), least)
  return table.filter((cell) => cell.row === input.team).map(({ column }) => ({
    value: column, label: column ?? 'Not said',
    ...(!hidden && open.has(column) && shown.has(column) ? figuresOf(question, groups.get(column)!, limits) : SUPPRESSED),
  }))
}
