import { can } from '@/lib/core/actor'
import { systemClock } from '@/lib/core/clock'
import { paths } from '@/lib/core/paths'
import { db } from '@/lib/server/db'
import type { Room } from '@/lib/server/room'
import { askedEndpoints } from './api-asked'
import { linkEndpoints } from './api-links'
import { capabilityEndpoints } from './api-capabilities'
import { championEndpoints } from './api-champions'
import { capabilitySurveyEndpoints } from './api-survey'
import { kitEndpoints } from './api-kit'
import { missionEndpoints } from './api-mission'
import { importEither } from './commands-import-csv'
import { undoCapabilities } from './commands-undo'
import { recogniseCapabilities } from './rules-recognise'
import { retirementMailKind } from './jobs'
import { listNamesById, searchCapabilities } from './repo-capabilities'
import { eraseChampion } from './repo-champions'
import { eraseNotices } from './repo-notices'
import { championInbox } from './queries-notices'
import { listRemnants } from './queries-remnants'

export const catalog: Room = {
  id: 'catalog',
  nav: [
    {
      label: 'Capabilities',
      href: paths.capabilities(),
      icon: 'layers',
      key: 'c',
      access: 'catalog.read',
      section: 'main',
    },
  ],
  endpoints: [
    missionEndpoints,
    capabilityEndpoints,
    askedEndpoints,
    linkEndpoints,
    capabilitySurveyEndpoints,
    championEndpoints,
    kitEndpoints,
  ].flatMap((part) => Object.values(part)),
  mails: [retirementMailKind],
  imports: {
    capabilities: {
      summary: 'Capabilities from catalog-info.yaml files of Backstage, or from CSV as the list is exported',
      label: 'Capabilities',
      recognise: recogniseCapabilities,
      run: (actor, files) => importEither(actor, files, systemClock()),
      undo: undoCapabilities,
    },
  },
  resolve: {
    capability: async (actor, ids) =>
      can(actor, 'catalog.read')
        ? new Map(
            (await listNamesById(db, ids)).map(({ id, name }) => [id, { title: name, href: paths.capability(id) }]),
          )
        : new Map(),
  },
  erase: async (tx, personId) => {
    await eraseChampion(tx, personId)
    await eraseNotices(tx, personId)
    return { quotesRemoved: 0, insightsRescored: 0 }
  },
  search: async (actor, words, limit) =>
    can(actor, 'catalog.read')
      ? (await searchCapabilities(db, words, limit)).map(({ id, name, stage }) => ({
          kind: 'capability',
          title: name,
          href: paths.capability(id),
          detail: stage,
        }))
      : [],
  remnants: listRemnants,
  inbox: championInbox,
}
