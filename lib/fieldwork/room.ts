import type { Room } from '@/lib/server/room'

export const fieldwork: Room = { id: 'fieldwork', endpoints: [] }
