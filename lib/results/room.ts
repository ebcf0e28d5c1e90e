import { systemClock } from '@/lib/core/clock'
import { invalid } from '@/lib/core/errors'
import { importSummarySchema } from '@/lib/core/imports'
import type { Room } from '@/lib/server/room'
import { analysisEndpoints } from './api-analysis'
import { commentEndpoints } from './api-comments'
import { responseImportEndpoints } from './api-import'
import { resultEndpoints } from './api'
import { importBenchmarks } from './commands-benchmarks'
import { forgetAllUploads } from './commands-upload'
import { importResponses, importWithSurvey } from './import/commands-responses'
import { readMapping } from './import/rules-mapping'
import { workOutDrivers } from './jobs-drivers'
import { forgetUploads } from './jobs-import'
import { settleAnswers } from './jobs-settle'
import { countArrived, countUp } from './jobs-tally'

/** What surveys found: tally, statistics, comments, responses in and out. */
export const results: Room = {
  id: 'results',
  endpoints: Object.values({
    ...resultEndpoints,
    ...analysisEndpoints,
    ...commentEndpoints,
    ...responseImportEndpoints,
  }),
  jobs: [settleAnswers, countUp, countArrived, workOutDrivers, forgetUploads],
  subscribes: { 'responses.arrived': [countArrived] },
  imports: {
    benchmark: {
      summary:
        'Benchmark sets from CSV: measure, favourable, p25, p50, p75, p90, n; each named as its file, a set of the same name is replaced',
      run: (actor, files) => importBenchmarks(actor, files, systemClock()),
    },
    responses: {
      summary:
        'Responses of a survey from CSV (our own, Qualtrics, SurveyMonkey or any other); SURVEY "new" makes one of its columns',
      arguments: ['SURVEY'],
      mapped: true,
      run: async (actor, files, [survey], map) => {
        if (!survey) throw invalid('Name the survey: its id, its public token or its title; or "new".')
        if (survey === 'new') return importSummarySchema.parse(await importWithSurvey(actor, files, systemClock()))
        return importResponses(actor, survey, files, systemClock(), map && readMapping(map.text, map.path))
      },
    },
  },
  erase: async (tx) => {
    await forgetAllUploads(tx)
    return { quotesRemoved: 0, insightsRescored: 0 }
  },
}
