import type { Room } from '@/lib/server/room'
import { paths } from '@/lib/core/paths'
import { endpoints } from './api'
import { calendarEndpoints } from './api-calendar'
import { championBriefEndpoints } from './api-champions'
import { inboxEndpoints } from './api-inbox'
import { assembleReviewJob, sendMailsJob, tidyJob } from './jobs'
import { forgetCopies } from './commands-forget'

export const platform: Room = {
  id: 'platform',
  nav: [
    { label: 'Platform', href: paths.platform(), icon: 'platform', key: 'l', access: 'me.read', section: 'workspace' },
    { label: 'Settings', href: paths.settings(), icon: 'settings', key: 't', access: 'me.read', section: 'workspace' },
  ],
  endpoints: [endpoints, inboxEndpoints, championBriefEndpoints, calendarEndpoints].flatMap((part) =>
    Object.values(part),
  ),
  jobs: [tidyJob, sendMailsJob, assembleReviewJob],
  forgetCopies,
}
