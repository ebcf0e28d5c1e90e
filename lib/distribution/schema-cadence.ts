export const CADENCES = ['once', 'weekly', 'fortnightly', 'monthly', 'quarterly', 'half-yearly', 'yearly'] as const

export type Cadence = (typeof CADENCES)[number]
