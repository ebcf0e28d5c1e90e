import { systemClock } from '@/lib/core/clock'
import { invalid } from '@/lib/core/errors'
import { importSummarySchema } from '@/lib/core/imports'
import type { Room } from '@/lib/server/room'
import { surveyEndpoints } from './api'
import { analysisEndpoints } from './api-analysis'
import { commentEndpoints } from './api-comments'
import { importEndpoints } from './api-import'
import { reachEndpoints } from './api-reach'
import { importBenchmarks } from './commands-benchmarks'
import { eraseAsked } from './commands-quiet'
import { readMapping } from './import/mapping'
import { importResponses, importWithSurvey } from './import/command-responses'
import { forgetAllUploads } from './commands-upload'
import { importSurveys } from './import/command-survey'
import { forgetUploads } from './jobs-import'
import { closeFull, keepTime, mailInvitations, mailReminders, settleAnswers } from './jobs'
import { workOutDrivers } from './jobs-drivers'
import { countUp } from './jobs-tally'
import { resolveSurveys, searchSurveys } from './queries'
import { surveysWaiting } from './queries-asked'

export const surveys: Room = {
  id: 'surveys',
  nav: [{ label: 'Surveys', href: '/surveys', icon: 'survey', key: 's', access: 'survey.read', section: 'main' }],
  quickActions: [
    { label: 'New survey', href: '/surveys/new', access: 'survey.write' },
    { label: 'Import surveys', href: '/surveys/import', access: 'survey.write' },
  ],
  endpoints: Object.values({
    ...surveyEndpoints,
    ...analysisEndpoints,
    ...commentEndpoints,
    ...importEndpoints,
    ...reachEndpoints,
  }),
  jobs: [mailInvitations, mailReminders, keepTime, closeFull, settleAnswers, countUp, workOutDrivers, forgetUploads],
  imports: {
    survey: {
      summary:
        'Surveys from LimeSurvey (.lss), Qualtrics (.qsf), SurveyJS (JSON) or the Rust project’s Markdown (name.de.md is the German of name.md)',
      run: async (actor, files) => importSummarySchema.parse(await importSurveys(actor, files, systemClock())),
    },
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
  resolve: { survey: resolveSurveys },
  erase: async (tx, personId) => {
    await eraseAsked(tx, personId)
    await forgetAllUploads(tx)
    return { quotesRemoved: 0, insightsRescored: 0 }
  },
  search: searchSurveys,
  badgeCount: surveysWaiting,
}
