import { z } from 'zod'
import { importSummarySchema } from '@/lib/core/imports'
import { pageOf } from '@/lib/core/paging'
import { endpoint } from '@/lib/server/http/endpoint'
import { surveyParams } from '@/lib/surveys/schema-api'
import { deleteBenchmark, takeBenchmark } from './commands-benchmarks'
import { getBenchmark, getBenchmarks, getComparison, getTeamRanking } from './queries-compare'
import { getByChoice, getCrosstab, getKano, getOpportunity } from './queries-crosstab'
import { getDrivers } from './queries-drivers'
import { getTrend } from './queries-trend'
import {
  benchmarkDetail,
  benchmarkInput,
  benchmarkSchema,
  benchmarksQuery,
  comparisonQuery,
  comparisonSchema,
  teamRankingSchema,
} from './schema-compare'
import { byChoiceSchema } from './schema-chosen'
import {
  crosstabQuery,
  crosstabSchema,
  kanoQuery,
  kanoSchema,
  opportunityQuery,
  opportunitySchema,
} from './schema-crosstab'
import { driversQuery, driversSchema } from './schema-drivers'
import { trendSchema } from './schema-trend'

const some = { params: { id: 'a3f1' } }

const drivers = endpoint({
  method: 'GET',
  path: '/surveys/{id}/drivers',
  summary: 'What goes along with one question: relative weights of the others, with intervals',
  access: 'survey.results',
  params: surveyParams,
  query: driversQuery,
  answer: driversSchema,
  example: { ...some, query: { outcome: 'overall' } },
  run: ({ actor, params, query }) => getDrivers(actor, params.id, query.outcome),
})

const trend = endpoint({
  method: 'GET',
  path: '/surveys/{id}/trend',
  summary: 'Each score over all waves of the survey’s series, with intervals and changes',
  access: 'survey.results',
  params: surveyParams,
  answer: trendSchema,
  example: some,
  run: ({ actor, params }) => getTrend(actor, params.id),
})

const standings = endpoint({
  method: 'GET',
  path: '/surveys/{id}/standings',
  summary: 'Where each team that may be shown stands among the others',
  access: 'survey.results',
  params: surveyParams,
  answer: teamRankingSchema,
  example: some,
  run: ({ actor, params }) => getTeamRanking(actor, params.id),
})

const comparison = endpoint({
  method: 'GET',
  path: '/surveys/{id}/benchmark',
  summary: 'A survey’s favourable shares beside those of a benchmark set',
  access: 'survey.results',
  params: surveyParams,
  query: comparisonQuery,
  answer: comparisonSchema,
  example: some,
  run: ({ actor, params, query }) => getComparison(actor, params.id, query.set),
})

const benchmarks = endpoint({
  method: 'GET',
  path: '/benchmarks',
  summary: 'Benchmark sets, the newest first',
  access: 'survey.results',
  query: benchmarksQuery,
  answer: pageOf(benchmarkSchema),
  example: {},
  run: ({ actor, query }) => getBenchmarks(actor, query),
})

const benchmark = endpoint({
  method: 'GET',
  path: '/benchmarks/{id}',
  summary: 'One benchmark set with its measures',
  access: 'survey.results',
  params: surveyParams,
  answer: benchmarkDetail,
  example: some,
  run: ({ actor, params }) => getBenchmark(actor, params.id),
})

const importBenchmark = endpoint({
  method: 'POST',
  path: '/benchmarks',
  summary: 'Take a benchmark set over from CSV; one of the same name is replaced, the same again changes nothing',
  access: 'survey.write',
  status: 201,
  maxBody: 1_500_000,
  body: benchmarkInput,
  answer: importSummarySchema.extend({ id: z.string() }),
  example: {
    body: {
      name: 'Industry 2026',
      source: 'Annual report, 120 companies',
      csv: 'measure,favourable,p25,p50,p75,p90,n\ndeploys,61,48,60,71,82,120\n',
    },
  },
  run: ({ actor, body, now }) => takeBenchmark(actor, body, now),
})

const removeBenchmark = endpoint({
  method: 'DELETE',
  path: '/benchmarks/{id}',
  summary: 'Take a benchmark set away',
  access: 'survey.write',
  params: surveyParams,
  answer: z.object({ id: z.string() }),
  example: some,
  run: ({ actor, params }) => deleteBenchmark(actor, params.id),
})

const crosstab = endpoint({
  method: 'GET',
  path: '/surveys/{id}/crosstab',
  summary: 'One closed question by another, of surveys whose single responses may be read',
  access: 'survey.responses',
  params: surveyParams,
  query: crosstabQuery,
  answer: crosstabSchema,
  example: { ...some, query: { rows: 'tool', columns: 'overall' } },
  run: ({ actor, params, query }) => getCrosstab(actor, params.id, query),
})

const chosen = endpoint({
  method: 'GET',
  path: '/surveys/{id}/chosen',
  summary:
    'Each score by whether people chose it or were told to use it, of surveys whose single responses may be read',
  access: 'survey.responses',
  params: surveyParams,
  answer: byChoiceSchema,
  example: some,
  run: ({ actor, params }) => getByChoice(actor, params.id),
})

const kano = endpoint({
  method: 'GET',
  path: '/surveys/{id}/kano',
  summary: 'The Kano category of a feature from its pair of questions: if it is there, and if it is not',
  access: 'survey.responses',
  params: surveyParams,
  query: kanoQuery,
  answer: kanoSchema,
  example: { ...some, query: { present: 'cache-there', absent: 'cache-missing' } },
  run: ({ actor, params, query }) => getKano(actor, params.id, query),
})

const opportunity = endpoint({
  method: 'GET',
  path: '/surveys/{id}/opportunity',
  summary: 'The opportunity of a need: how important it is and how satisfied people are, also by group',
  access: 'survey.results',
  params: surveyParams,
  query: opportunityQuery,
  answer: opportunitySchema,
  example: { ...some, query: { importance: 'fast-builds', satisfaction: 'builds-now', by: 'team' } },
  run: ({ actor, params, query }) => getOpportunity(actor, params.id, query),
})

export const analysisEndpoints = {
  crosstab,
  chosen,
  kano,
  opportunity,
  drivers,
  trend,
  standings,
  comparison,
  benchmarks,
  benchmark,
  importBenchmark,
  removeBenchmark,
}
