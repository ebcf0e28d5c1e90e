import { describe, expect, it } from 'vitest'
import { identityOfClaims, identityOfEntra, identityOfGithub, isOwnTenant } from './rules-identity'

describe('an address counts only where the provider vouches for it', () => {
  it('OpenID Connect: by email_verified', () => {
    const claims = { sub: '1', email: 'Ada@Example.com', name: 'Ada' }
    expect(identityOfClaims({ ...claims, email_verified: true })).toEqual({
      id: '1',
      email: 'ada@example.com',
      name: 'Ada',
    })
    expect(identityOfClaims({ ...claims, email_verified: false }).email).toBeNull()
    expect(identityOfClaims(claims).email).toBeNull()
    expect(identityOfClaims({ sub: '1', email_verified: true }).email).toBeNull()
  })
  it('GitHub: the primary one if verified, not the one on the profile', () => {
    const user = { id: 7, login: 'ada', name: null, email: 'victim@example.com' }
    expect(identityOfGithub({ ...user, emails: [] })).toEqual({ id: '7', email: null, name: 'ada' })
    expect(
      identityOfGithub({ ...user, emails: [{ email: 'victim@example.com', primary: true, verified: false }] }).email,
    ).toBeNull()
    expect(
      identityOfGithub({ ...user, emails: [{ email: 'a@example.com', primary: true, verified: true }] }).email,
    ).toBe('a@example.com')
    expect(identityOfGithub({ ...user, emails: { message: 'Bad credentials' } }).email).toBeNull()
  })
  it('Entra: the sign-in name of the tenant; the email claim only with a verified domain', () => {
    const claims = {
      sub: 's',
      oid: 'o',
      email: 'victim@example.com',
      name: 'Ada',
      preferred_username: 'ada@corp.example',
    }
    expect(identityOfEntra(claims)).toEqual({ id: 'o', email: 'ada@corp.example', name: 'Ada' })
    expect(identityOfEntra({ ...claims, xms_edov: true }).email).toBe('victim@example.com')
    expect(identityOfEntra({ ...claims, preferred_username: 'victim_example.com#EXT#@corp.example' }).email).toBeNull()
  })
  it('Entra: not with a tenant that is everybody’s', () => {
    expect(isOwnTenant('common')).toBe(false)
    expect(isOwnTenant('8b87af7d-8647-4dc7-8df4-5f69a2011bb5')).toBe(true)
  })
})
