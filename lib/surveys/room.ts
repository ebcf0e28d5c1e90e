import { systemClock } from '@/lib/core/clock'
import { importSummarySchema } from '@/lib/core/imports'
import type { Room } from '@/lib/server/room'
import { surveyEndpoints } from './api'
import { importEndpoints } from './api-import'
import { eraseAnswerer } from './commands-erase'
import { importSurveys } from './import/commands-survey'
import { resolveSurveys, searchSurveys, countWaitingSurveys } from './queries'

/** Defining surveys, and answering them. */
export const surveys: Room = {
  id: 'surveys',
  nav: [{ label: 'Surveys', href: '/surveys', icon: 'survey', key: 's', access: 'survey.read', section: 'main' }],
  quickActions: [
    { label: 'New survey', href: '/surveys/new', access: 'survey.write' },
    { label: 'Import surveys', href: '/surveys/import', access: 'survey.write' },
  ],
  endpoints: Object.values({ ...surveyEndpoints, ...importEndpoints }),
  imports: {
    survey: {
      summary:
        'Surveys from LimeSurvey (.lss), Qualtrics (.qsf), SurveyJS (JSON) or the Rust project’s Markdown (name.de.md is the German of name.md)',
      run: async (actor, files) => importSummarySchema.parse(await importSurveys(actor, files, systemClock())),
    },
  },
  resolve: { survey: resolveSurveys },
  erase: async (tx, personId) => {
    await eraseAnswerer(tx, personId)
    return { quotesRemoved: 0, insightsRescored: 0 }
  },
  search: searchSurveys,
  badgeCount: countWaitingSurveys,
}
