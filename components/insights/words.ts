import type { Tone } from '@/components/ui/badge'
import type { InsightStatus, Stance } from '@/lib/insights/schema'

export const statusWords: Record<InsightStatus, { words: string; tone: Tone }> = {
  open: { words: 'Open', tone: 'active' },
  resolved: { words: 'Resolved', tone: 'good' },
  archived: { words: 'Archived', tone: 'done' },
}

export const stanceNames: Record<Stance, string> = {
  supports: 'Supports',
  contradicts: 'Contradicts',
  context: 'Context',
}
