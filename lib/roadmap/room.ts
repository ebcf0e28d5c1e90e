import type { Room } from '@/lib/server/room'

export const roadmap: Room = { id: 'roadmap', endpoints: [] }
