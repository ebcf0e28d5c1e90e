import type { Room } from '@/lib/server/room'
import { paths } from '@/lib/core/paths'
import { systemClock } from '@/lib/core/clock'
import { endpoints } from './api'
import { discussEndpoints } from './api-discuss'
import { followEndpoints } from './api-follow'
import { templateEndpoints } from './api-templates'
import { writeEndpoints } from './api-write'
import { importRfcs, knownFiles } from './import/commands'
import { readStatusMap } from './import/rules-status-map'
import { noteRfcs, undoRfcs } from './import/commands-undo'
import { samenessChoices, statusChoices } from './import/queries-choices'
import { recogniseRfc, samenessIn, statusesIn } from './import/rules-recognise'
import { deadlinesJob, imagesJob, mailJob, noticeMailKind, notifyJob } from './jobs'
import { resolveRfcComments, resolveRfcs, searchRfcs } from './queries'
import { listAwaitedApprovals, rfcInbox } from './queries-inbox'
import { forgetPerson } from './repo-follow'
import { listRemnants } from './queries-remnants'
import { forgetCopies } from './commands-forget'

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
  mails: [noticeMailKind],
  imports: {
    rfcs: {
      summary: 'RFCs from files and folders: Rust lists, KEPs, PEPs, Markdown with front matter',
      label: 'RFC or decision',
      options: ['dry-run', 'from'],
      mapped: true,
      takesBytes: true,
      run: async (actor, files, _args, map, { source, mapping, dryRun = false } = {}) => {
        const said = map ? readStatusMap(map) : { ...statusesIn(mapping), ...samenessIn(mapping) }
        const report = await importRfcs(actor, files, systemClock(), { from: source || null, dryRun, ...said })
        if (!dryRun) await noteRfcs(report.files)
        return report
      },
      recognise: recogniseRfc,
      known: (actor, files, { source, mapping }) =>
        knownFiles(actor, files, { from: source || null, ...statusesIn(mapping) }),
      together: () => '',
      choices: async (_actor, files, { mapping, source }) => [
        ...(await samenessChoices(files, source || null, mapping)),
        ...statusChoices(files, mapping),
      ],
      undo: undoRfcs,
    },
  },
  resolve: { rfc: resolveRfcs, 'rfc-comment': resolveRfcComments },
  // What somebody wrote in RFCs stays, without a name; what is kept about them for their own use goes.
  erase: async (tx, personId) => {
    await forgetPerson(tx, personId)
    return { quotesRemoved: 0, insightsRescored: 0 }
  },
  search: searchRfcs,
  inbox: rfcInbox,
  waiting: listAwaitedApprovals,
  remnants: listRemnants,
  forgetCopies,
}
