/** Every room: `lib/<id>` with its manifest in `lib/<id>/room.ts`. */
export const ROOM_IDS = [
  'surveys',
  'distribution',
  'results',
  'disclosure',
  'rfcs',
  'fieldwork',
  'evidence',
  'reading',
  'insights',
  'roadmap',
  'outcomes',
  'catalog',
  'updates',
  'people',
  'imports',
  'platform',
] as const

export type RoomId = (typeof ROOM_IDS)[number]
