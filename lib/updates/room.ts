import type { Room } from '@/lib/server/room'

export const updates: Room = { id: 'updates', endpoints: [] }
