import { systemClock } from '@/lib/core/clock'
import { importSummarySchema } from '@/lib/core/imports'
import { paths } from '@/lib/core/paths'
import type { Room } from '@/lib/server/room'
import { surveyEndpoints } from './api'
import { importEndpoints } from './api-import'
import { eraseAnswerer } from './commands-erase'
import { importSurveys } from './import/commands-survey'
import { undoSurveys } from './import/commands-undo'
import { recogniseSurvey, surveyGroup } from './import/rules-recognise'
import { resolveSurveys, searchSurveys, countWaitingSurveys } from './queries'
import { listRemnants } from './queries-remnants'

/** Defining surveys, and answering them. */
export const surveys: Room = {
  id: 'surveys',
  nav: [{ label: 'Surveys', href: paths.surveys(), icon: 'survey', key: 's', access: 'survey.read', section: 'main' }],
  quickActions: [
    { label: 'New survey', href: paths.surveyNew(), access: 'survey.write' },
    { label: 'Import surveys', href: paths.surveyImport(), access: 'survey.write' },
  ],
  endpoints: Object.values({ ...surveyEndpoints, ...importEndpoints }),
  imports: {
    survey: {
      summary:
        'Surveys from LimeSurvey (.lss, .lsg, .lsq, .lsa, .txt), Qualtrics (.qsf), XLSForm (.xlsx), JSON of ' +
        'SurveyJS, Typeform, Google Forms or Formbricks, or the Rust project’s Markdown (name.de.md is the ' +
        'German of name.md)',
      label: 'Survey',
      options: ['from'],
      takesBytes: true,
      run: async (actor, files, _args, _map, options) =>
        importSummarySchema.parse(await importSurveys(actor, files, systemClock(), options)),
      recognise: recogniseSurvey,
      together: surveyGroup,
      undo: undoSurveys,
    },
  },
  resolve: { survey: resolveSurveys },
  erase: async (tx, personId) => {
    await eraseAnswerer(tx, personId)
    return { quotesRemoved: 0, insightsRescored: 0 }
  },
  search: searchSurveys,
  badgeCount: countWaitingSurveys,
  remnants: listRemnants,
}
