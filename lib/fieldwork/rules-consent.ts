import { DAY_MS } from '@/lib/core/clock'
import { machine } from '@/lib/core/machine'
import type { ConsentScope } from './schema'

export type ConsentRecord = { scope: ConsentScope; until: Date | null; consentedAt: Date; withdrawnAt: Date | null }
export type ConsentState = 'given' | 'expired' | 'withdrawn'
/** `assumed`: an import cannot know what was agreed; until it is recorded, the words are not used. */
export type ConsentStatus = ConsentState | 'assumed'

const by = ['researcher'] as const
/** The life of a consent. Withdrawing is final: the words are gone. */
export const consentMachine = machine<ConsentStatus, 'researcher'>(
  [
    { from: ['assumed', 'expired'], to: 'given', by, verb: 'Record consent' },
    { from: 'given', to: 'given', by, verb: 'Change consent' },
    { from: ['assumed', 'given', 'expired'], to: 'withdrawn', by, verb: 'Withdraw consent' },
  ],
  { thing: 'consent', labels: { assumed: 'not recorded yet', expired: 'over' } },
)

const daysOf: Partial<Record<ConsentScope, number>> = { '90-days': 90, 'a-year': 365 }

/** The last day on which the words may be used; null where the consent ends with the study, by hand. */
export function consentEnds(consent: Pick<ConsentRecord, 'scope' | 'until' | 'consentedAt'>): Date | null {
  const days = daysOf[consent.scope]
  if (days === undefined) return consent.scope === 'until' ? consent.until : null
  return new Date(consent.consentedAt.getTime() + days * DAY_MS)
}

/** Between which moments a consent of each scope that ends by itself was given, if it ends between two others. */
export const givenBetween = (from: Date, to: Date): { scope: string; from: Date; to: Date }[] =>
  Object.entries(daysOf).map(([scope, days]) => ({
    scope,
    from: new Date(from.getTime() - days * DAY_MS),
    to: new Date(to.getTime() - days * DAY_MS),
  }))

/** Whether the words may still be used. The last day counts as given, to its end (UTC). */
export function consentState(consent: ConsentRecord, now: Date): ConsentState {
  if (consent.withdrawnAt) return 'withdrawn'
  const ends = consentEnds(consent)
  return ends && now.getTime() >= ends.getTime() + DAY_MS ? 'expired' : 'given'
}

/** The state with what an import only assumed set apart. */
export function consentStatus(consent: ConsentRecord, basis: string, now: Date): ConsentStatus {
  const state = consentState(consent, now)
  return state === 'given' && basis === 'import' ? 'assumed' : state
}

/** How a consent reads: "for a year, until 2027-03-01". */
export function describeConsent(consent: Pick<ConsentRecord, 'scope' | 'until' | 'consentedAt'>): string {
  const ends = consentEnds(consent)?.toISOString().slice(0, 10)
  const words: Record<ConsentScope, string> = {
    'this-study': 'for this study',
    '90-days': `for 90 days, until ${ends}`,
    'a-year': `for a year, until ${ends}`,
    until: `until ${ends}`,
  }
  return words[consent.scope]
}
