import type { Room } from '@/lib/server/room'

export const surveys: Room = { id: 'surveys', endpoints: [] }
