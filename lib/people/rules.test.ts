import { describe, expect, it } from 'vitest'
import { domainsOf, landingPath, mailboxOf, mayJoin } from './rules'
import { linkMail } from './commands-sign-in-mail'

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

describe('mailboxOf', () => {
  it.each([
    ['Ada@Example.com', 'ada@example.com'],
    ['ada+one@example.com', 'ada@example.com'],
    ['a.d.a+x+y@gmail.com', 'ada@gmail.com'],
    ['ada@GoogleMail.com', 'ada@gmail.com'],
    ['a.da@example.com', 'a.da@example.com'],
    ['ada@bücher.example', 'ada@xn--bcher-kva.example'],
    ['ada@example.com.', 'ada@example.com'],
  ])('%s is counted as %s', (address, mailbox) => {
    expect(mailboxOf(address)).toBe(mailbox)
  })
})

it('mails the address of a page with a button, on this hub', () => {
  const mail = linkMail(
    'https://hub.example.com/api/auth/callback/email?callbackUrl=x&token=t&email=a%40b.c',
    'https://hub.example.com',
  )
  expect(mail.text).toContain('https://hub.example.com/sign-in/confirm?callbackUrl=x&token=t&email=a%40b.c\n')
  expect(mail.text).not.toContain('/api/')
})
