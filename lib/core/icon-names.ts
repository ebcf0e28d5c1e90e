/** The icons that a room's manifest may name; components/frame draws them. */
export const ICON_NAMES = [
  'bell',
  'book',
  'compass',
  'flag',
  'gauge',
  'house',
  'import',
  'inbox',
  'insight',
  'key',
  'layers',
  'map',
  'megaphone',
  'people',
  'platform',
  'quote',
  'rfcs',
  'settings',
  'survey',
] as const

export type IconName = (typeof ICON_NAMES)[number]
