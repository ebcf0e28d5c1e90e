import type { Room } from '@/lib/server/room'
import { endpoints } from './api'
import { searchEvidence } from './queries'

export const evidence: Room = {
  id: 'evidence',
  endpoints: Object.values(endpoints),
  search: searchEvidence,
}
