import type { Room } from '@/lib/server/room'
import { endpoints } from './api'
import { eraseParticipant } from './commands-consent'
import { importSessions } from './commands-import'
import { expireConsents } from './jobs'
import { resolveSessions, searchSessions } from './queries'
import { countRewrites, listRemnants } from './queries-rewrites'

export const fieldwork: Room = {
  id: 'fieldwork',
  nav: [{ label: 'Fieldwork', href: '/fieldwork', icon: 'compass', key: 'f', access: 'session.read', section: 'main' }],
  quickActions: [
    { label: 'New session', href: '/fieldwork/new', access: 'session.write' },
    { label: 'Field note', href: '/fieldwork/note', access: 'session.write' },
  ],
  endpoints: Object.values(endpoints),
  jobs: [expireConsents],
  imports: {
    session: {
      summary: 'Transcripts: WebVTT, SRT, JSON, HTML, tables and text with speakers',
      run: (actor, files) => importSessions(actor, files),
    },
  },
  resolve: { session: resolveSessions },
  erase: (tx, personId) => eraseParticipant(tx, personId),
  remnants: listRemnants,
  badgeCount: countRewrites,
  search: searchSessions,
}
