import { representation } from '@/lib/core/stats/representation'
import { answersToHalve } from '@/lib/core/stats/sample-size'
import type { Survey } from '@/lib/surveys/schema'
import {
  largeTeams,
  minimumOf,
  questionsOf,
  segmentNames,
  type By,
  type CellCount,
  type FrameOfQuestions,
} from './rules-groups'
import { scoresOf, type HalfAnswered } from './rules-scores'
import { toldTeams } from './rules-participation'
import type { QuestionResult, Results } from './schema'

const HIDDEN = '\u0000hidden'

const GROUPS_WITHHELD =
  'This survey gives single responses, so no role and no tenure is kept with them: beside figures by role ' +
  'it could be worked out who gave which response.'

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
  > & {
    /** Whether events asked people again, who may have answered each time. */
    askedAgain?: boolean | undefined
  }
  /** How many responses there are, where no sizes are given. */
  answers?: number | undefined
  /** Whether rows of a file are counted beside answers given here: who is in the one may be in the other. */
  fromFiles?: boolean | undefined
  /** Teams, null for none, of which somebody answered one question of UMUX-Lite and not the other. */
  halfAnswered?: ReadonlySet<string | null> | undefined
  /** A least group of its own, where that is larger than the survey's. */
  minimum?: number | undefined
  /** With `minimum`: whoever reads by it, and who else reads other figures of the survey (queries-larger.ts). */
  shared?: object | undefined
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
  /** With `scoresOnly`: groups of questions with rows too. */
  withRows?: boolean | undefined
  team: string | null
  /** How many responses the figures stand on. */
  counted: number
  /** The roles or tenure bands that at least the minimum number of people have; undefined means all that were given. */
  large?: ReadonlySet<string> | undefined
}

const sizesIn = ({ sizes }: Pick<ResultsInput, 'sizes'>, dimension: By): Map<string | null, number> =>
  new Map(sizes.filter((one) => one.dimension === dimension).map((one) => [one.segment, one.n]))

/** How many people the figures over everybody, or over the team that is asked for, are compared with. */
const invitedTo = ({ team, teams, invited }: Pick<ResultsInput, 'team' | 'teams' | 'invited'>): number | null =>
  team === null ? invited : teams.find((one) => one.id === team)?.headcount || null

const answersIn = ({ answers, ...input }: Pick<ResultsInput, 'answers' | 'sizes'>): number =>
  answers ?? [...sizesIn(input, 'team').values()].reduce((sum, count) => sum + count, 0)

/** Of groups that are no teams it is not known which of them somebody is in who answered half: then of none. */
const halfAnsweredIn =
  ({ by, team, halfAnswered = new Set() }: ResultsInput): HalfAnswered =>
  (group) =>
    team !== null
      ? halfAnswered.has(team)
      : group !== undefined && by === 'team'
        ? halfAnswered.has(group)
        : halfAnswered.size > 0

/** Whether one person's answers may be counted twice. */
const isRepeatable = ({ survey, fromFiles }: ResultsInput): boolean =>
  survey.anonymity === 'anonymous' && (!survey.invitedOnly || survey.askedAgain === true || fromFiles === true)

/**
 * How many people these answers are of, out of `people`: known only where each gives one answer, and where there are no more
 * answers than people; otherwise null.
 */
const peopleOf = (input: ResultsInput, answers: number, people: number | null): number | null =>
  people === null || isRepeatable(input) || answers > people ? null : people

/** The teams whose number the ledger lets stand by itself. */
const openTeams = ({ sizes, survey }: Pick<ResultsInput, 'sizes' | 'survey'>): Set<string | null> =>
  new Set(
    sizes
      .filter((one) => one.dimension === 'team' && (one.open || survey.anonymity === 'named'))
      .map((one) => one.segment),
  )

/** The teams of which it is told how many answered. */
function tellableTeams(input: ResultsInput): Set<string> {
  const [byTeam, open] = [sizesIn(input, 'team'), openTeams(input)]
  return toldTeams(
    input.teams.map(({ id, headcount }) => ({ id, headcount, n: byTeam.get(id) ?? 0, open: open.has(id) })),
    minimumOf(input).scores,
    !isRepeatable(input),
  )
}

/**
 * The segments that are listed, hidden or not. One that stands there because somebody of it answered would tell that of the first answer:
 * where people are kept apart all large ones stand there, but for teams of which it is told that nobody answered.
 */
function segmentsOf(input: ResultsInput, by: By): (string | null)[] {
  const answered = [...sizesIn(input, by).keys()]
  if (input.survey.anonymity === 'named') return answered.sort()
  if (by !== 'team') return [...new Set([...answered, ...(input.large ?? [])])].sort()
  const [told, isLarge] = [tellableTeams(input), largeTeams(input)]
  const teams = input.teams.flatMap(({ id }) => (isLarge(id) && !told.has(id) ? [id] : []))
  return [...new Set([...answered, ...teams])].sort()
}

/** What the figures of the questions follow from, besides the cells that may be shown. */
export function frameOf(input: ResultsInput): FrameOfQuestions {
  const { by, team } = input
  const { anonymity, questions, minScore, minComments } = input.survey
  // Figures over everybody follow from no team.
  const apart = team !== null || by !== null
  const byTeam = sizesIn(input, 'team')
  return {
    survey: { anonymity, questions, minScore, minComments },
    minimum: input.minimum,
    shared: input.shared,
    teams: apart
      ? input.teams.map(({ id, name, headcount }) => {
          return { id, name, headcount, people: peopleOf(input, byTeam.get(id) ?? 0, headcount) }
        })
      : [],
    people: peopleOf(input, answersIn(input), invitedTo(input)),
    by,
    scoresOnly: input.scoresOnly ?? false,
    withRows: input.withRows ?? false,
    team,
    segments: apart ? segmentsOf(input, team !== null ? 'team' : by!) : [],
    within: by && by !== 'team' ? [...sizesIn(input, by).keys()] : [],
    large: input.large && [...input.large].sort(),
  }
}

/** The results of a survey from the cells that may be shown of it, which the ledger has decided (lib/disclosure). */
export const buildResults = (
  input: ResultsInput & {
    /** What may be shown of everybody, and of the segments of `by` (of the teams, when one is asked for). */
    whole: readonly CellCount[]
    groups: readonly CellCount[]
  },
): Results => resultsWith(input, questionsOf(frameOf(input), input))

/** Whether it is known how many people the answers are of, so that intervals are corrected for it. */
export const knowsPeople = ({ invited, answers }: Pick<Results, 'invited' | 'answers'>): boolean =>
  invited !== null && !answers.repeatable && !answers.moreThanPeople

/**
 * The results of a survey around the figures of its questions; a filter shows exactly what the same group shows in `by=team`, and
 * a hidden team's numbers are hidden in every place.
 */
export function resultsWith(input: ResultsInput, questions: QuestionResult[]): Results {
  const { survey, teams, by, team } = input
  const minimum = minimumOf(input)
  const named = survey.anonymity === 'named'
  const byTeam = sizesIn(input, 'team')
  const total = answersIn(input)
  const told = new Map(
    input.sizes.flatMap(({ dimension, segment, told }) =>
      dimension === 'team' && typeof told === 'number' ? [[segment, told] as const] : [],
    ),
  )
  const toldOf = (id: string | null): number => told.get(id) ?? byTeam.get(id) ?? 0
  const n = team === null ? total : toldOf(team)
  const invited = invitedTo(input)
  const labelOf = segmentNames(teams)
  const open = openTeams(input)
  const tellable = tellableTeams(input)
  const isTold = (id: string) => named || tellable.has(id)
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
    // A team's number comes before its figures do: how many of it are counted is known where all answers are.
    counted: shownN === null || (team !== null && input.counted < total) ? null : Math.min(shownN, input.counted),
    invited,
    rate: invited && shownN !== null && !moreThanPeople ? shownN / invited : null,
    declined: survey.declined,
    toHalve: invited && shownN !== null && n > 0 && n < invited ? answersToHalve(n, invited) : null,
    suppressed: (team !== null && !(open.has(team) && isTold(team))) || n < minimum.scores,
    answers: { repeatable: isRepeatable(input), again: !named && survey.askedAgain === true, moreThanPeople },
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
    questions,
    scores: scoresOf(survey.questions, questions, halfAnsweredIn(input)),
  }
}
