import type { Room } from '@/lib/server/room'
import { paths } from '@/lib/core/paths'
import { endpoints } from './api'
import { inboxEndpoints } from './api-inbox'
import { sendMailsJob, tidyJob } from './jobs'
import { forgetCopies } from './commands-forget'

export const platform: Room = {
  id: 'platform',
  nav: [
    { label: 'Platform', href: paths.platform(), icon: 'platform', key: 'l', access: 'me.read', section: 'workspace' },
    { label: 'Settings', href: paths.settings(), icon: 'settings', key: 't', access: 'me.read', section: 'workspace' },
  ],
  endpoints: [...Object.values(endpoints), ...Object.values(inboxEndpoints)],
  jobs: [tidyJob, sendMailsJob],
  forgetCopies,
}
