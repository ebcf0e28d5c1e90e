import { z } from 'zod'
import { DAY_MS, daysBetween } from '@/lib/core/clock'

/** How much anybody is asked, surveys, asks by events and interviews together. */
export const contactLimitsSchema = z.strictObject({
  asks: z.coerce.number().int('A whole number.').min(1, 'At least one.').max(100).describe('At most so many asks …'),
  days: z.coerce.number().int('A whole number.').min(7, 'At least a week.').max(730).describe('… within so many days,'),
  restDays: z.coerce
    .number()
    .int('A whole number.')
    .min(0)
    .max(365)
    .describe('with at least so many days of rest between two.'),
})
export type ContactLimits = z.infer<typeof contactLimitsSchema>

/** Three asks a quarter, a week apart: below what Google and LinkedIn report of their own pulses with event asks. */
export const DEFAULT_CONTACT_LIMITS: ContactLimits = { asks: 3, days: 90, restDays: 7 }

/** Days back from which asks count at all. */
export const contactsSince = (limits: ContactLimits, now: Date): Date =>
  new Date(now.getTime() - Math.max(limits.days, limits.restDays) * DAY_MS)

export type ContactLimitReason = 'capped' | 'resting'

/**
 * Whether somebody has been asked enough for now.
 * @param asked the days of every ask since `contactsSince`, in any order
 */
export function contactLimitReached(
  asked: readonly Date[],
  limits: ContactLimits,
  now: Date,
): ContactLimitReason | null {
  const ago = asked.map((day) => daysBetween(day, now)).filter((days) => days >= 0)
  if (ago.filter((days) => days < limits.days).length >= limits.asks) return 'capped'
  return ago.some((days) => days < limits.restDays) ? 'resting' : null
}
