import { paths } from '@/lib/core/paths'
import type { Room } from '@/lib/server/room'
import { endpoints } from './api'
import { captureEndpoints } from './api-capture'
import { importCaptures, undoCaptures } from './commands-capture'
import { searchEvidence } from './queries'
import { systemClock } from '@/lib/core/clock'
import { dayChoices, recogniseCapture } from './rules-capture'
import { listRemnants } from './queries-remnants'

export const evidence: Room = {
  id: 'evidence',
  endpoints: Object.values({ ...endpoints, ...captureEndpoints }),
  places: [{ label: 'Evidence', href: paths.evidence(), key: 'e', access: 'evidence.read' }],
  quickActions: [{ label: 'Capture what was heard', href: paths.evidenceCapture(), access: 'session.write' }],
  imports: {
    tickets: {
      summary:
        'Tickets and chat: Jira, Linear, GitHub, Productboard, Canny, Fider and Zendesk as CSV or JSON, Slack exports',
      label: 'Tickets or chat',
      run: (actor, files, _args, _map, options) => importCaptures(actor, files, options),
      recognise: recogniseCapture,
      // The days of a Slack export are one thing.
      together: (file) => (recogniseCapture(file)?.shape === 'Slack export' ? 'slack' : file.path),
      choices: (_actor, files, { mapping }) => Promise.resolve(dayChoices(files, mapping, systemClock())),
      undo: undoCaptures,
    },
  },
  search: searchEvidence,
  remnants: listRemnants,
}
