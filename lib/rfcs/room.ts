import type { Room } from '@/lib/server/room'

export const rfcs: Room = { id: 'rfcs', endpoints: [] }
