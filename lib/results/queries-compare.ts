import { z } from 'zod'
import { authorize, type MaybeActor } from '@/lib/core/actor'
import { invalidField, notFound } from '@/lib/core/errors'
import { decodeCursor, toPage, type Page, type PageQuery } from '@/lib/core/paging'
import { plainText } from '@/lib/core/text/inline'
import { getSurveyRecord } from '@/lib/surveys/queries'
import { findBenchmark, listBenchmarks, valuesOf } from './repo-benchmarks'
import type { QuestionResult } from './schema'
import { comparedWith, measuresIn, namesOfMeasure, teamRankingOf } from './rules-compare'
import { MIN_FIELD } from './rules-trend'
import type { Benchmark, BenchmarkValue, Compared, Comparison, TeamRanking } from './schema-compare'
import { resultsOf } from './queries'

/** Rankings of figures that are kept (`keptQuestions`): they are the same as long as these are. */
const rankings = new WeakMap<QuestionResult, ReturnType<typeof teamRankingOf>>()

function rankingOf(question: QuestionResult): ReturnType<typeof teamRankingOf> {
  const known = rankings.get(question)
  if (known !== undefined) return known
  const ranking = teamRankingOf(question)
  rankings.set(question, ranking)
  return ranking
}

/** Where each team that may be shown stands among the others, question by question. @throws AppError not_found */
export async function getTeamRanking(actor: MaybeActor, id: string): Promise<TeamRanking> {
  const survey = await getSurveyRecord(authorize(actor, 'survey.results'), id)
  const results = await resultsOf(survey, { by: 'team', scoresOnly: true })
  return {
    survey: { id: survey.id, title: survey.title },
    least: MIN_FIELD,
    questions: results.questions.flatMap((question) => {
      const ranking = rankingOf(question)
      return ranking ? [{ key: question.key, label: question.label, ...ranking }] : []
    }),
  }
}

const cursorKey = z.tuple([z.iso.datetime(), z.string()])

/** Benchmark sets, the newest first. */
export async function getBenchmarks(actor: MaybeActor, query: PageQuery): Promise<Page<Benchmark>> {
  authorize(actor, 'survey.results')
  const rows = await listBenchmarks(query.limit, decodeCursor(query.cursor, cursorKey))
  return toPage(
    rows,
    query.limit,
    (row) => [row.createdAt, row.id],
    (row) => row,
  )
}

/** One set with its measures. @throws AppError not_found */
export async function getBenchmark(actor: MaybeActor, id: string): Promise<Benchmark & { values: BenchmarkValue[] }> {
  authorize(actor, 'survey.results')
  const set = await findBenchmark(id)
  if (!set) throw notFound('This benchmark set')
  return set
}

const MAX_SETS = 50

/** Questions that have a share to compare, with what a measure may be called that is one. */
const comparableIn = (questions: readonly QuestionResult[]) =>
  questions.flatMap((question) =>
    question.favourable === undefined
      ? []
      : [{ question, names: namesOfMeasure({ key: question.key, label: plainText(question.label) }) }],
  )

/** The questions of which a set has a measure. */
function matched(asked: ReturnType<typeof comparableIn>, values: readonly BenchmarkValue[]): Compared[] {
  const measureOf = measuresIn(values)
  return asked.flatMap(({ question, names }) => {
    const theirs = measureOf(names)
    const compared = theirs && comparedWith(question, theirs)
    return compared ? [compared] : []
  })
}

/** A survey's shown scores beside a set of others: the one asked for, or the newest that has one of its questions. */
export async function compareResults(
  actor: MaybeActor,
  survey: { id: string; title: string },
  questions: readonly QuestionResult[],
  setId?: string,
): Promise<Comparison> {
  authorize(actor, 'survey.results')
  const sets = (await listBenchmarks(MAX_SETS)).slice(0, MAX_SETS)
  const values = await valuesOf(sets.map((set) => set.id))
  if (setId !== undefined && !values.has(setId)) throw invalidField('set', 'There is no such benchmark set.')
  const asked = comparableIn(questions)
  const set =
    sets.find((one) => (setId === undefined ? matched(asked, values.get(one.id)!).length > 0 : one.id === setId)) ??
    null
  const found = set ? matched(asked, values.get(set.id)!) : []
  return {
    survey: { id: survey.id, title: survey.title },
    sets: sets.map(({ id, name }) => ({ id, name })),
    set: set && { id: set.id, name: set.name, source: set.source },
    questions: found,
    unmatched: questions
      .filter((one) => one.favourable !== undefined && !found.some(({ key }) => key === one.key))
      .map(({ key, label }) => ({ key, label })),
  }
}

/** The same for a survey by its id. @throws AppError not_found, invalid for a set that is not there */
export async function getComparison(actor: MaybeActor, id: string, setId?: string): Promise<Comparison> {
  const survey = await getSurveyRecord(authorize(actor, 'survey.results'), id)
  return compareResults(actor, survey, (await resultsOf(survey, {})).questions, setId)
}
