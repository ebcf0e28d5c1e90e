import { can } from '@/lib/core/actor'
import { paths } from '@/lib/core/paths'
import type { Room } from '@/lib/server/room'
import { endpoints } from './api'
import { outreachEndpoints } from './api-outreach'
import { sameEndpoints } from './api-same'
import {
  evidenceChangedJob,
  evidenceWithdrawnJob,
  findSaidTwiceJob,
  findThemesJob,
  followChangedEndJob,
  rescoreAllInsightsJob,
  rescoreChangedJob,
  rescoreInsightsJob,
} from './jobs'
import { countContested, resolveInsights, searchInsights } from './queries'
import { listRemnants } from './queries-remnants'

export const insights: Room = {
  id: 'insights',
  nav: [
    { label: 'Insights', href: paths.insights(), icon: 'insight', key: 'i', access: 'insight.read', section: 'main' },
  ],
  places: [{ label: 'Synthesis desk', href: paths.insightDesk(), key: 'd', access: 'insight.write' }],
  endpoints: [endpoints, sameEndpoints, outreachEndpoints].flatMap((all) => Object.values(all)),
  jobs: [
    rescoreInsightsJob,
    rescoreAllInsightsJob,
    findThemesJob,
    findSaidTwiceJob,
    evidenceChangedJob,
    evidenceWithdrawnJob,
    rescoreChangedJob,
    followChangedEndJob,
  ],
  subscribes: {
    'evidence.withdrawn': [rescoreInsightsJob, evidenceWithdrawnJob],
    'evidence.changed': [evidenceChangedJob, rescoreChangedJob],
    'survey.favourable-end-changed': [followChangedEndJob],
  },
  resolve: { insight: resolveInsights },
  search: searchInsights,
  remnants: listRemnants,
  // What waits for those who make sense of it: people disagree, and nobody has said what holds.
  badgeCount: async (actor) => (can(actor, 'insight.write') ? countContested(actor) : 0),
}
