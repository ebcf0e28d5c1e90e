import type { Room } from '@/lib/server/room'

export const platform: Room = { id: 'platform', endpoints: [] }
