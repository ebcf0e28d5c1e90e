// No library here: the answering page offers these, too.

/** How long somebody has been here, in bands that many share; the shortest first. */
export const TENURES = ['Under 3 months', '3 to 12 months', '1 to 3 years', 'Over 3 years'] as const
export type Tenure = (typeof TENURES)[number]

/** Months after which each band but the first begins. */
export const TENURE_FROM = [3, 12, 36] as const

/** The day so many months before today, as a calendar counts them. */
export const monthsBefore = (now: Date, months: number): Date =>
  new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, now.getUTCDate()))

/** The band that somebody who started on a day is in now: whole months, as a calendar counts them. */
export function tenureOn(startedOn: Date, now: Date): Tenure {
  const index = TENURE_FROM.findIndex((months) => startedOn.getTime() > monthsBefore(now, months).getTime())
  return TENURES[index < 0 ? TENURES.length - 1 : index]!
}
