import type { Room } from '@/lib/server/room'
import { endpoints } from './api'

export const people: Room = {
  id: 'people',
  endpoints: Object.values(endpoints),
}
