import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { costOf } from '@/tests/support/cost'
import { findSensitive, maskSensitive } from './sensitive'

const joined = (...parts: string[]) => parts.join('')

describe('masking', () => {
  it.each([
    ['the key is AKIAIOSFODNN7EXAMPLE, sorry', 'the key is [secret removed], sorry'],
    [
      joined('export GITHUB_TOKEN=gh', 'p_abcdefghijklmnopqrstuvwxyz0123456789'),
      'export GITHUB_TOKEN=[secret removed]',
    ],
    [
      joined('curl -H "Authorization: Bearer abc', 'defghijkl.mnop"'),
      'curl -H "Authorization: Bearer [secret removed]"',
    ],
    ['postgres://admin:s3cr3t@localhost/app', 'postgres://[secret removed]@localhost/app'],
    ['DB_PASSWORD=hunter22 and PGPASSWORD=hunter22', 'DB_PASSWORD=[secret removed] and PGPASSWORD=[secret removed]'],
    ['aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', 'aws_secret_access_key = [secret removed]'],
    ['AWS_SESSION_TOKEN=FwoGZXIvYXdzEBYaDH', 'AWS_SESSION_TOKEN=[secret removed]'],
    ['redis://:p4ssw0rd@cache:6379', 'redis://[secret removed]@[host]'],
    ['postgres://admin:s3cr3t@db.internal:5432/x', 'postgres://[secret removed]@[host]/x'],
    ['see http://jenkins:8080/job/1', 'see http://[host]/job/1'],
    ['curl -u admin:secretpw1 there', 'curl -u [secret removed] there'],
    ['psql --password hunter22 x', 'psql --password [secret removed] x'],
    ['<password>hunter22</password>', '<password>[secret removed]</password>'],
    ['Passwort: geheim123, Kennwort ist Sommer2024', 'Passwort: [secret removed], Kennwort ist [secret removed]'],
    ['mot de passe : azerty123', 'mot de passe : [secret removed]'],
    ['contraseña: secreto99', 'contraseña: [secret removed]'],
    ['パスワード：himitsu77', 'パスワード：[secret removed]'],
    ['tel. 0176 12345678, Telefon: (030) 123456', 'tel. [phone number], Telefon: [phone number]'],
    ['our password is hunter2!', 'our password is [secret removed]!'],
    ['password: swordfish', 'password: [secret removed]'],
    ['Password = "correct horse" no', 'Password = "[secret removed]" no'],
    ['secret: "tr0ub4dor"', 'secret: "[secret removed]"'],
    [
      joined('-----BEGIN RSA ', 'PRIVATE KEY-----\nMIIE\n-----END RSA ', 'PRIVATE KEY-----\nafter'),
      '[secret removed]\nafter',
    ],
    ['mail ana.brandt@example.test or ana@sub.example.co.uk.', 'mail [e-mail] or [e-mail].'],
    ['ssh to 10.12.3.4:22 and fe80::1ff:fe23:4567:890a', 'ssh to [IP address] and [IP address]'],
    ['it runs on db-1.prod.example.com and ci.payments.internal', 'it runs on [host] and [host]'],
    ['restart build-prod-07 and ip-10-0-0-12', 'restart [host] and [host]'],
    ['call +49 30 1234 5678 now', 'call [phone number] now'],
  ])('%s', (text, masked) => {
    expect(maskSensitive(text)).toBe(masked)
  })
  it.each([
    'We use Node.js 20.11.1, README.md and package.json; at 10:30:12 the build hung.',
    'See docs.github.com, en.wikipedia.org and example.com. Version 1.2.3.4 broke us.',
    'The password is wrong. The token is missing. My secret: patience and tea.',
    'commit 3f786850e387550fdab836ed7e6dc881de23001b at 127.0.0.1, e.g. this.props.app',
    'http://localhost:3000/x, https://github.com/a/b, file:///etc/hosts and jdbc:postgresql://localhost/x',
    'We call 20 services; tokens > 100000, password-less, token-based; das Passwort ist falsch. -u for user, --token is a flag.',
    'A 30-60-90 plan, 1:23:45 of talk, C::D and std::vector, a-b-c-2.',
  ])('leaves %s', (text) => {
    expect(findSensitive(text)).toEqual([])
  })
  it('changes nothing more when done twice, and loses no other letter', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(fc.string(), fc.constantFrom('a@b.test', '10.0.0.1', 'x.y.internal', 'password: abc12345', ' ')),
          { maxLength: 8 },
        ),
        (parts) => {
          const text = parts.join(' ')
          const once = maskSensitive(text)
          expect(maskSensitive(once)).toBe(once)
          const spans = findSensitive(text)
          const outside = spans.reduceRight((left, one) => left.slice(0, one.start) + left.slice(one.end), text)
          expect(once.replace(/\[(?:secret removed|e-mail|host|IP address|phone number)\]/g, '')).toBe(
            outside.replace(/\[(?:secret removed|e-mail|host|IP address|phone number)\]/g, ''),
          )
        },
      ),
    )
  })
  it('is not slowed down by hostile text', () => {
    const hostile = (n: number) =>
      [
        'a.'.repeat(n),
        'a-'.repeat(n),
        '1.'.repeat(n),
        ':'.repeat(n),
        'password '.repeat(n),
        'a'.repeat(n),
        '-----BEGIN '.repeat(n),
      ].join('\n')
    expect(costOf(() => findSensitive(hostile(20_000)))).toBeLessThan(
      20 *
        Math.max(
          costOf(() => findSensitive(hostile(2500))),
          5,
        ),
    )
  })
})
