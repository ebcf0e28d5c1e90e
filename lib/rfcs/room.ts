import type { Room } from '@/lib/server/room'
import { systemClock } from '@/lib/core/clock'
import { endpoints } from './api'
import { importRfcs } from './import/command'
import { resolveRfcComments, resolveRfcs, searchRfcs } from './queries'

export const rfcs: Room = {
  id: 'rfcs',
  nav: [{ label: 'RFCs', href: '/rfcs', icon: 'rfcs', key: 'r', access: 'rfc.read', place: 'main' }],
  begins: [{ label: 'New RFC', href: '/rfcs/new', access: 'rfc.write' }],
  endpoints: Object.values(endpoints),
  imports: {
    rfcs: {
      summary: 'RFCs from files and folders: Rust lists, KEPs, PEPs, Markdown with front matter',
      run: (actor, files) => importRfcs(actor, files, systemClock()),
    },
  },
  resolve: { rfc: resolveRfcs, 'rfc-comment': resolveRfcComments },
  search: searchRfcs,
}
