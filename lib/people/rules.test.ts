import { describe, expect, it } from 'vitest'
import { isLocalHost } from './demo'
import { domainsOf, landingPath, mayJoin } from './rules'
import { linkMail } from './sign-in-mail'

describe('landingPath', () => {
  const base = 'https://hub.example.com'
  it.each([
    ['/surveys?x=1', '/surveys?x=1'],
    ['https://hub.example.com/rfcs/3', '/rfcs/3'],
    ['', '/'],
    [undefined, '/'],
    ['https://evil.example/x', '/'],
    ['//evil.example/x', '/'],
    ['/\\evil.example/x', '/'],
    ['https://hub.example.com//evil.example', '/'],
    ['https://hub.example.com.evil.example/', '/'],
    ['https://hub.example.com@evil.example/', '/'],
    ['http://hub.example.com/x', '/'],
    ['javascript:alert(1)', '/'],
    ['data:text/html,x', '/'],
    ['\t//evil.example', '/'],
    ['/sign-in?callbackUrl=/sign-in', '/'],
    ['/api/auth/signout', '/'],
    ['/sign-information', '/sign-information'],
    ['http://[', '/'],
  ])('%s → %s', (wanted, path) => expect(landingPath(wanted, base)).toBe(path))
})

it('joins by the whole domain', () => {
  const domains = domainsOf(' Example.com, @example.org ,')
  expect(domains).toEqual(['example.com', 'example.org'])
  expect(mayJoin('a@example.com', domains)).toBe(true)
  expect(mayJoin('a@EXAMPLE.ORG', domains)).toBe(true)
  expect(mayJoin('a@sub.example.com', domains)).toBe(false)
  expect(mayJoin('a@notexample.com', domains)).toBe(false)
  expect(mayJoin('a@example.com@evil.example', domains)).toBe(false)
  expect(mayJoin('a@anything.example', [])).toBe(true)
})

it('knows this machine by its local names only', () => {
  for (const host of ['localhost', 'localhost:3000', '127.0.0.1:80', '[::1]:3000']) expect(isLocalHost(host)).toBe(true)
  for (const host of [
    'rebound.evil.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example:3000',
    '10.0.0.1',
    '',
    null,
  ]) {
    expect(isLocalHost(host)).toBe(false)
  }
})

it('mails the address of a page with a button, on this hub', () => {
  const mail = linkMail(
    'https://hub.example.com/api/auth/callback/email?callbackUrl=x&token=t&email=a%40b.c',
    'https://hub.example.com',
  )
  expect(mail.text).toContain('https://hub.example.com/sign-in/confirm?callbackUrl=x&token=t&email=a%40b.c\n')
  expect(mail.text).not.toContain('/api/')
})
