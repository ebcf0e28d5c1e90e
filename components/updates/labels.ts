import type { Audience } from '@/lib/updates/schema'

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
