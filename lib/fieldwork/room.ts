import { paths } from '@/lib/core/paths'
import type { Room } from '@/lib/server/room'
import { endpoints } from './api'
import { planEndpoints } from './api-plan'
import { eraseParticipant } from './commands-consent'
import { importSessions } from './commands-import'
import { undoSessions } from './commands-undo'
import { systemClock } from '@/lib/core/clock'
import { expireConsents, recordAgain } from './jobs'
import { resolveSessions, searchSessions } from './queries'
import { sessionChoices } from './queries-import'
import { countRewrites, listRemnants } from './queries-rewrites'
import { recogniseSession } from './rules-read-file'

export const fieldwork: Room = {
  id: 'fieldwork',
  nav: [
    { label: 'Fieldwork', href: paths.sessions(), icon: 'compass', key: 'f', access: 'session.read', section: 'main' },
  ],
  quickActions: [
    { label: 'New session', href: paths.sessionNew(), access: 'session.write' },
    { label: 'Plan a session', href: paths.sessions({}, 'planned'), access: 'session.write' },
    { label: 'Field note', href: paths.sessionNote(), access: 'session.write' },
  ],
  endpoints: [...Object.values(endpoints), ...Object.values(planEndpoints)],
  jobs: [expireConsents, recordAgain],
  imports: {
    session: {
      summary: 'Transcripts: WebVTT, SRT, Word, JSON, HTML, tables and text with speakers',
      label: 'Transcript',
      takesBytes: true,
      run: (actor, files, _args, _map, options) =>
        importSessions(actor, files, systemClock, options?.source ?? '', options?.mapping),
      recognise: recogniseSession,
      choices: (actor, files, options) => sessionChoices(actor, files, options.mapping),
      undo: undoSessions,
    },
  },
  resolve: { session: resolveSessions },
  erase: (tx, personId) => eraseParticipant(tx, personId),
  remnants: listRemnants,
  badgeCount: countRewrites,
  search: searchSessions,
}
