import type { Anonymity, QuestionType, SurveyStatus } from '@/lib/surveys/schema'
import type { Tone } from '@/components/ui/badge'

export const TYPE_LABELS: Record<QuestionType, string> = {
  rating: 'Rating',
  single: 'One of several',
  multi: 'Any of several',
  longtext: 'Long text',
  text: 'Short text',
  nps: 'Recommendation, 0–10',
  matrix: 'Rows and columns',
  ranking: 'Ranking',
  number: 'Number',
  date: 'Date',
  yesno: 'Yes or no',
  maxdiff: 'Best and worst',
}

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
