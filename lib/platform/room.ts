import type { Room } from '@/lib/server/room'
import { endpoints } from './api'
import { tidyJob } from './jobs'

export const platform: Room = {
  id: 'platform',
  nav: [
    { label: 'Platform', href: '/platform', icon: 'platform', key: 'l', access: 'me.read', place: 'below' },
    { label: 'Settings', href: '/settings', icon: 'settings', key: 't', access: 'me.read', place: 'below' },
  ],
  endpoints: Object.values(endpoints),
  jobs: [tidyJob],
}
