import type { Tone } from '@/components/ui/badge'
import type { InsightStanding, InsightStatus, InsightSummary, Stance } from '@/lib/insights/schema'

export const STATUS_LABELS: Record<InsightStatus, { label: string; tone: Tone }> = {
  open: { label: 'Open', tone: 'active' },
  resolved: { label: 'Resolved', tone: 'good' },
  disproved: { label: 'Disproved', tone: 'bad' },
  archived: { label: 'Archived', tone: 'done' },
}

export const STANCE_LABELS: Record<Stance, string> = {
  supports: 'Supports',
  contradicts: 'Contradicts',
  context: 'Context',
}

export const STANDING_TONES: Record<InsightStanding, Tone> = {
  candidate: 'neutral',
  supported: 'good',
  contested: 'warn',
  disproved: 'bad',
  retired: 'done',
}

export const CONFIDENCE_LABELS: Record<InsightSummary['confidenceLevel'], string> = {
  none: 'No',
  low: 'Low',
  moderate: 'Moderate',
  high: 'High',
}
