import { systemClock } from '@/lib/core/clock'
import { invalid } from '@/lib/core/errors'
import { importSummarySchema } from '@/lib/core/imports'
import type { Room } from '@/lib/server/room'
import { analysisEndpoints } from './api-analysis'
import { commentEndpoints } from './api-comments'
import { responseImportEndpoints } from './api-import'
import { resultEndpoints } from './api'
import { importBenchmarks, undoBenchmarks } from './commands-benchmarks'
import { forgetAllUploads } from './commands-upload'
import { responseChoices } from './import/queries-choices'
import { disclosureIn, importResponses, importWithSurvey } from './import/commands-responses'
import { undoResponses } from './import/commands-undo'
import { readMapping } from './import/rules-mapping'
import { recogniseBenchmark, recogniseResponses } from './import/rules-recognise'
import { workOutDrivers } from './jobs-drivers'
import { forgetUploads } from './jobs-import'
import { followChangedEnd, followKeptFigures } from './jobs-follow'
import { shuffleAnswers } from './jobs-shuffle'
import { countArrived, countUp, moveFigures } from './jobs-tally'
import { listRemnants } from './queries-remnants'

/** What surveys found: tally, statistics, comments, responses in and out. */
export const results: Room = {
  id: 'results',
  endpoints: Object.values({
    ...resultEndpoints,
    ...analysisEndpoints,
    ...commentEndpoints,
    ...responseImportEndpoints,
  }),
  jobs: [
    shuffleAnswers,
    countUp,
    countArrived,
    moveFigures,
    followKeptFigures,
    followChangedEnd,
    workOutDrivers,
    forgetUploads,
  ],
  subscribes: {
    'responses.arrived': [countArrived],
    'survey.minimum-raised': [followKeptFigures],
    'survey.favourable-end-changed': [followChangedEnd],
  },
  imports: {
    benchmark: {
      summary:
        'Benchmark sets from CSV: measure, favourable, p25, p50, p75, p90, n; each named as its file, a set of the same name is replaced',
      label: 'Benchmark set',
      run: (actor, files) => importBenchmarks(actor, files, systemClock()),
      recognise: recogniseBenchmark,
      undo: undoBenchmarks,
    },
    responses: {
      summary:
        'Responses of a survey from CSV or XLSX (our own, Qualtrics, SurveyMonkey, Microsoft Forms or any ' +
        'other); SURVEY "new" makes one of its columns',
      label: 'Survey answers',
      undoChanges: undoResponses,
      arguments: ['SURVEY'],
      mapped: true,
      options: ['from'],
      recognise: recogniseResponses,
      argumentsOf: (mapping) => [mapping.survey?.['*'] || 'new'],
      choices: responseChoices,
      run: async (actor, files, [survey], map, options) => {
        if (!survey) throw invalid('Name the survey: its id, its public token or its title; or "new".')
        if (survey === 'new')
          return importSummarySchema.parse(
            await importWithSurvey(actor, files, systemClock(), options?.source, disclosureIn(options?.mapping)),
          )
        return importResponses(
          actor,
          survey,
          files,
          systemClock(),
          map ? readMapping(map.text, map.path) : options?.mapping?.column,
          map === undefined,
        )
      },
    },
  },
  erase: async (tx) => {
    await forgetAllUploads(tx)
    return { quotesRemoved: 0, insightsRescored: 0 }
  },
  remnants: listRemnants,
  forgetCopies: (tx) => forgetAllUploads(tx),
}
