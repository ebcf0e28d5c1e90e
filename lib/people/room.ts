import type { Room } from '@/lib/server/room'

export const people: Room = { id: 'people', endpoints: [] }
