import type { Room } from '@/lib/server/room'

export const insights: Room = { id: 'insights', endpoints: [] }
