import type { Room } from '@/lib/server/room'

export const evidence: Room = { id: 'evidence', endpoints: [] }
