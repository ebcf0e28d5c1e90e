import { describe, expect, it } from 'vitest'
import { consentEnds, consentState, describeConsent } from './rules-consent'
import { newSessionSchema } from './schema'

describe('consent', () => {
  const given = { consentedAt: new Date('2026-01-01T09:00:00Z'), until: null, withdrawnAt: null }
  it('ends by its scope, at the end of the last day', () => {
    const consent = { ...given, scope: '90-days' as const }
    expect(consentEnds(consent)?.toISOString().slice(0, 10)).toBe('2026-04-01')
    expect(consentState(consent, new Date('2026-04-01T12:00:00Z'))).toBe('given')
    expect(consentState(consent, new Date('2026-04-02T10:00:00Z'))).toBe('expired')
    expect(consentState({ ...given, scope: 'this-study' }, new Date('2036-01-01'))).toBe('given')
  })
  it('is over once withdrawn', () => {
    expect(
      consentState({ ...given, scope: 'a-year', withdrawnAt: new Date('2026-01-02') }, new Date('2026-01-03')),
    ).toBe('withdrawn')
    expect(describeConsent({ ...given, scope: 'a-year' })).toBe('for a year, until 2027-01-01')
  })
  it('needs a date for "until"', () => {
    const session = { kind: 'interview', title: 't', team: 'x', date: '2026-01-01', participants: [], body: 'b' }
    expect(newSessionSchema.safeParse({ ...session, consent: { scope: 'until' } }).error?.issues[0]?.path).toEqual([
      'consent',
      'until',
    ])
    expect(
      newSessionSchema
        .parse({ ...session, consent: { scope: 'until', until: '2026-02-01T10:00:00Z' } })
        .consent.until?.toISOString(),
    ).toBe('2026-02-01T00:00:00.000Z')
    expect(newSessionSchema.safeParse({ ...session, body: ' ', consent: { scope: 'a-year' } }).success).toBe(false)
  })
})
