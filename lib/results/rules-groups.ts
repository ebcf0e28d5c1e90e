import { suppressed } from '@/lib/core/stats/suppression'
import { unpiped } from '@/lib/surveys/answering/rules-pipe'
import type { Question, Survey } from '@/lib/surveys/schema'
import { TENURES } from '@/lib/surveys/schema-tenure'
import { favourableEndOf, isHidden, TYPES } from '@/lib/surveys/types/rules-facts'
import { answeredCount, figuresOf, leastFor, SUPPRESSED, type Count, type FigureLimits } from './rules-figures'
import { RESULT_TYPES } from './rules-types'
import type { Group, QuestionResult } from './schema'

export type By = 'team' | 'role' | 'tenure'

export interface CellCount extends Count {
  segment: string | null
  key: string
}

/** Whether a question's figures are a score, which groups can be compared by. */
export const hasScore = ({ type }: Pick<Question, 'type'>): boolean => RESULT_TYPES[type].figures === 'score'

/** Whether its figures are those of rows, each with a distribution of its own. */
const hasRows = ({ type }: Pick<Question, 'type'>): boolean => RESULT_TYPES[type].figures === 'rows'

/** Whether groups of a question are drawn: those with a score, and where rows are drawn as well those with rows. */
export const isDrawnByGroup = (question: Pick<Question, 'type'>, withRows: boolean): boolean =>
  hasScore(question) || (withRows && hasRows(question))

/** Which end of a question is good, where it has ends. */
const endOf = (question: Question): Pick<QuestionResult, 'favourableEnd'> =>
  TYPES[question.type].end ? { favourableEnd: favourableEndOf(question) } : {}

const byName = new Intl.Collator('en')

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

/** What the figures of a survey's questions follow from, besides the cells that may be shown: all of it is told anyway. */
export interface FrameOfQuestions {
  survey: Pick<Survey, 'anonymity' | 'questions' | 'minScore' | 'minComments'>
  /** A least group of its own, where that is larger than the survey's. */
  minimum?: number | undefined
  /** With `minimum`: whoever reads by it, and who else reads other figures of the survey (queries-larger.ts). */
  shared?: object | undefined
  /** `people`: how many the team's answers are of; null where that is not known. */
  teams: readonly { id: string; name: string; headcount: number; people: number | null }[]
  /** How many people the answers of everybody are of; null where that is not known. */
  people: number | null
  by: By | null
  /** Groups of questions with a score only, without their distributions: those that pictures of groups are drawn from. */
  scoresOnly: boolean
  /** With `scoresOnly`: groups of questions with rows too. */
  withRows: boolean
  team: string | null
  /** Segments of the dimension that anybody answered from. */
  segments: readonly (string | null)[]
  /** The values of `by` that anybody gave, of which a team's own groups are listed. */
  within: readonly (string | null)[]
  /** The roles or tenure bands that at least the minimum number of people have; undefined means all that were given. */
  large: readonly string[] | undefined
}

/** The least group for a score, and for a distribution. */
export const minimumOf = ({
  survey,
  minimum,
}: Pick<FrameOfQuestions, 'minimum'> & { survey: Pick<Survey, 'minScore' | 'minComments'> }) => ({
  scores: Math.max(survey.minScore, minimum ?? 0),
  distributions: Math.max(survey.minComments, minimum ?? 0),
})

/**
 * Whether a team may be listed: a hidden group in the list reveals that somebody of it answered, and a team without
 * answers that nobody did. Both may be revealed only for groups of at least the minimum size.
 */
export function largeTeams({
  survey,
  minimum,
  teams,
}: Pick<FrameOfQuestions, 'minimum'> & {
  survey: Pick<Survey, 'anonymity' | 'minScore' | 'minComments'>
  teams: readonly { id: string; headcount: number }[]
}) {
  const named = survey.anonymity === 'named'
  const { scores } = minimumOf({ survey, minimum })
  const headcounts = new Map(teams.map((one) => [one.id, one.headcount]))
  return (id: string | null): boolean => id === null || named || (headcounts.get(id) ?? 0) >= scores
}

/** What a segment is called. */
export function segmentNames(teams: readonly { id: string; name: string }[]): (segment: string | null) => string {
  const labels = new Map<string | null, string>(teams.map((one) => [one.id, one.name]))
  return (segment) => (segment === null ? 'Not said' : (labels.get(segment) ?? segment))
}

/** The segments whose figures, or their being hidden, are listed, in order. */
function listedSegments(frame: FrameOfQuestions, groups: readonly CellCount[]) {
  const { survey, by, team } = frame
  const isLargeTeam = largeTeams(frame)
  const large = frame.large && new Set(frame.large)
  const isLarge = (segment: string | null) =>
    survey.anonymity === 'named' || by === 'team' || by === null || team !== null
      ? isLargeTeam(segment)
      : segment === null || large === undefined || large.has(segment)
  const shown = new Set(groups.map((cell) => cell.segment))
  const labelOf = segmentNames(frame.teams)
  // Bands of tenure stand in their own order.
  const bandOf = (segment: string | null) => (by === 'tenure' ? TENURES.findIndex((band) => band === segment) : 0)
  // Sorted once for all questions: sorting many teams is slow.
  return frame.segments
    .filter((segment) => shown.has(segment) || isLarge(segment))
    .map((segment) => ({ segment, band: bandOf(segment), label: labelOf(segment) }))
    .sort((a, b) => a.band - b.band || byName.compare(a.label, b.label))
}

/**
 * The figures of every question, from what may be shown (`whole`, and `groups` of the dimension): nothing else decides them but the
 * frame, so they stay as they are until either changes.
 */
export function questionsOf(
  frame: FrameOfQuestions,
  { whole: wholeCells, groups: groupCells }: { whole: readonly CellCount[]; groups: readonly CellCount[] },
): QuestionResult[] {
  const { survey, by, team } = frame
  const minimum = minimumOf(frame)
  const labelOf = segmentNames(frame.teams)
  const ordered = listedSegments(frame, groupCells)
  const people = new Map<string | null, number | null>(frame.teams.map((one) => [one.id, one.people]))
  const limitsFor = (population: number | undefined): FigureLimits => ({ ...minimum, population })
  const wholeByKey = grouped(wholeCells, (cell) => cell.key)
  const groupsByKey = grouped(groupCells, (cell) => cell.key)

  const groupsOf = (question: Question): Group[] => {
    const groups = grouped(groupsByKey.get(question.key) ?? [], (cell) => cell.segment)
    const open =
      frame.minimum === undefined
        ? new Set(groups.keys())
        : openGroups(groups, wholeByKey.get(question.key) ?? [], leastFor(question, minimum))
    return ordered.map(({ segment, label }) => {
      // A team made since the survey opened: nobody knows how many of it were asked.
      const limits = { ...limitsFor(people.get(segment) || undefined), scoreOnly: frame.scoresOnly }
      return {
        value: segment,
        label,
        // By group nothing is told of an address: who is left in a small one would follow from the others.
        ...(open.has(segment) && !(isHidden(question) && survey.anonymity !== 'named')
          ? figuresOf(question, groups.get(segment)!, limits)
          : SUPPRESSED),
      }
    })
  }

  const base = (question: Question) => ({
    key: question.key,
    type: question.type,
    label: unpiped(question.label),
    ...endOf(question),
    least: leastFor(question, minimum),
  })
  const whole = (question: Question): QuestionResult => {
    const cells = wholeByKey.get(question.key)
    return {
      ...base(question),
      ...(cells ? figuresOf(question, cells, limitsFor(frame.people ?? undefined)) : SUPPRESSED),
      ...(by && (!frame.scoresOnly || isDrawnByGroup(question, frame.withRows)) && { groups: groupsOf(question) }),
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
            groups: frame.within
              .filter((value) => value === null || frame.large === undefined || frame.large.includes(value))
              .map((value) => ({ value, label: labelOf(value), ...SUPPRESSED })),
          }
        : {}
    return { ...base(question), ...figures, ...within }
  }
  return survey.questions.map(team === null ? whole : ofTeam)
}
