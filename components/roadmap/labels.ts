import type { Tracker } from '@/lib/roadmap/rules-trackers'
import type { AlternativeKind, Horizon, Kind, Method, Status } from '@/lib/roadmap/schema'
import type { GroupBy } from '@/lib/roadmap/rules-groups'
import type { Scenario } from '@/lib/roadmap/schema-prioritize'
import type { Tone } from '@/components/ui/badge'

export const HORIZON_LABELS: Record<Horizon, string> = { now: 'Now', next: 'Next', later: 'Later' }

export const KIND_LABELS: Record<Kind, string> = {
  docs: 'Docs',
  enablement: 'Enable',
  buy: 'Buy',
  build: 'Build',
  retire: 'Retire',
}

export const KIND_HELP: Record<Kind, string> = {
  docs: 'It can be done already; people need to be told how',
  enablement: 'It can be done already; people need help with it',
  buy: 'Somebody else makes it well enough',
  build: 'Nothing cheaper serves the need',
  retire: 'Something goes, so that nobody has to care for it',
}

export const ALTERNATIVE_LABELS: Record<AlternativeKind, string> = {
  nothing: 'Leave it as it is',
  docs: 'Documentation',
  enablement: 'Enablement',
  buy: 'Buying',
  build: 'Building',
  retire: 'Retiring',
}

export const STATUS_LABELS: Record<Status, string> = { open: 'Open', shipped: 'Shipped', dropped: 'Dropped' }
export const STATUS_TONES: Record<Status, Tone> = { open: 'active', shipped: 'good', dropped: 'neutral' }

export const GROUP_LABELS: Record<GroupBy, string> = {
  quarter: 'Quarter',
  theme: 'Theme',
  capability: 'Capability',
  team: 'Team',
}

export const METHOD_LABELS: Record<Method, string> = {
  rice: 'RICE',
  wsjf: 'WSJF',
  ice: 'ICE',
  opportunity: 'Opportunity',
}

export const SCENARIO_LABELS: Record<Scenario, string> = {
  ...METHOD_LABELS,
  own: 'Own weights',
  rank: 'By hand',
}

export const METHOD_HELP: Record<Method, string> = {
  rice: 'Reach × impact × confidence ÷ effort',
  wsjf: 'User value, urgency and risk reduction, 1–10 each, by effort',
  ice: 'Impact × confidence × ease, 0–10 each',
  opportunity: 'Importance and what is missing of it, 0–20',
}

export const IMPACTS: readonly { value: number; label: string }[] = [
  { value: 3, label: '3 · massive' },
  { value: 2, label: '2 · high' },
  { value: 1, label: '1 · medium' },
  { value: 0.5, label: '0.5 · low' },
  { value: 0.25, label: '0.25 · minimal' },
]

/** The trackers, and what is set in each for its webhook. */
export const TRACKER_LABELS: Record<Tracker, { name: string; how: string }> = {
  github: {
    name: 'GitHub',
    how: 'Content type application/json, the secret as “Secret”, the events “Issues” and “Pull requests”.',
  },
  gitlab: {
    name: 'GitLab',
    how: 'The secret as “Secret token”, the triggers “Issues events” and “Confidential issues events”.',
  },
  jira: { name: 'Jira', how: 'The secret as “Secret”, the events “Issue created, updated, deleted”.' },
  linear: {
    name: 'Linear',
    how: 'The data change events “Issues”. Linear makes the signing secret itself: copy it from there to here.',
  },
}
