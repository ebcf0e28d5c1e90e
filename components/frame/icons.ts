import {
  Bell,
  ClipboardList,
  Compass,
  FileText,
  Flag,
  House,
  Inbox,
  KeyRound,
  Layers,
  Lightbulb,
  type LucideIcon,
  Map,
  Megaphone,
  MessagesSquare,
  Quote,
  Settings,
  SlidersHorizontal,
  Users,
} from 'lucide-react'

/** The icons a room's manifest may name for its nav entry. */
export const icons = {
  bell: Bell,
  book: FileText,
  compass: Compass,
  flag: Flag,
  house: House,
  inbox: Inbox,
  insight: Lightbulb,
  key: KeyRound,
  layers: Layers,
  map: Map,
  megaphone: Megaphone,
  people: Users,
  platform: SlidersHorizontal,
  quote: Quote,
  rfcs: MessagesSquare,
  settings: Settings,
  survey: ClipboardList,
} as const satisfies Record<string, LucideIcon>

export type IconName = keyof typeof icons
