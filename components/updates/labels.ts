import type { Audience, UpdateKind } from '@/lib/updates/schema'

export const AUDIENCE_LABELS: Record<Audience, string> = {
  everyone: 'everyone',
  developers: 'developers',
  managers: 'engineering managers',
  executives: 'executives',
  finance: 'finance',
  security: 'security',
}

/** What each audience wants to know. */
export const AUDIENCE_HELP: Record<Audience, string> = {
  everyone: 'what is different, in plain words',
  developers: 'what you can do now, and how',
  managers: 'what your team gets back',
  executives: 'what it is worth to the company',
  finance: 'what it costs and saves',
  security: 'which risk it takes away',
}

/** Each kind of update, as a word and as what its text is to say. */
export const KIND_LABELS: Record<UpdateKind, string> = {
  started: 'Started',
  shipped: 'Shipped',
  declined: 'Decided against',
  measured: 'Measured',
  review: 'Review of the month',
}
export const KIND_TEXT: Record<UpdateKind, { label: string; help: string; submit: string }> = {
  started: {
    label: 'We are doing',
    help: 'What has started, for whom, and when it is expected. Markdown.',
    submit: 'Publish',
  },
  shipped: {
    label: 'We did',
    help: 'What changed, for whom, how they notice, what was measured. Markdown.',
    submit: 'Ship and publish',
  },
  declined: {
    label: 'Why not',
    help: 'The reason, and what those who asked can do instead. Markdown.',
    submit: 'Decide against and publish',
  },
  measured: {
    label: 'What it changed',
    help: 'The number before and after, also where it did not work. Markdown.',
    submit: 'Publish',
  },
  review: {
    label: 'The month',
    help: 'What was heard, what moved, what is due. Markdown.',
    submit: 'Publish the review',
  },
}
