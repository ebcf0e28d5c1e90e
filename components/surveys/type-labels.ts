import type { Anonymity, SurveyStatus } from '@/lib/surveys/schema'
import type { Tone } from '@/components/ui/badge'

export const MODE_LABELS: Record<Anonymity, string> = {
  anonymous: 'Anonymous',
  confidential: 'Confidential',
  named: 'Named',
}
export const STATUS_LABELS: Record<SurveyStatus, { label: string; tone: Tone }> = {
  draft: { label: 'Draft', tone: 'neutral' },
  open: { label: 'Open', tone: 'active' },
  closed: { label: 'Closed', tone: 'done' },
}
