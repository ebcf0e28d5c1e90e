import type { Room } from '@/lib/server/room'
import { paths } from '@/lib/core/paths'
import { systemClock } from '@/lib/core/clock'
import { endpoints } from './api'
import { discussEndpoints } from './api-discuss'
import { followEndpoints } from './api-follow'
import { templateEndpoints } from './api-templates'
import { writeEndpoints } from './api-write'
import { importRfcs } from './import/commands'
import { deadlinesJob, imagesJob, mailJob, notifyJob } from './jobs'
import { resolveRfcComments, resolveRfcs, searchRfcs } from './queries'
import { unreadOf } from './queries-follow'
import { forgetPerson } from './repo-follow'

export const rfcs: Room = {
  id: 'rfcs',
  nav: [{ label: 'RFCs', href: paths.rfcs(), icon: 'rfcs', key: 'r', access: 'rfc.read', section: 'main' }],
  quickActions: [{ label: 'New RFC', href: paths.rfcNew(), access: 'rfc.write' }],
  // What is named before what takes a number: paths.rfcInbox() is not the RFC "inbox".
  endpoints: [
    ...Object.values(followEndpoints),
    ...Object.values(templateEndpoints),
    ...Object.values(writeEndpoints),
    ...Object.values(endpoints),
    ...Object.values(discussEndpoints),
  ],
  jobs: [notifyJob, mailJob, deadlinesJob, imagesJob],
  imports: {
    rfcs: {
      summary: 'RFCs from files and folders: Rust lists, KEPs, PEPs, Markdown with front matter',
      run: (actor, files) => importRfcs(actor, files, systemClock()),
    },
  },
  resolve: { rfc: resolveRfcs, 'rfc-comment': resolveRfcComments },
  // What somebody wrote in RFCs stays, without a name; what is kept about them for their own use goes.
  erase: async (tx, personId) => {
    await forgetPerson(tx, personId)
    return { quotesRemoved: 0, insightsRescored: 0 }
  },
  search: searchRfcs,
  badgeCount: unreadOf,
}
