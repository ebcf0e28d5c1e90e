import { describe, expect, it } from 'vitest'
import { findSensitive, maskSensitive } from './sensitive'

const joined = (...parts: string[]) => parts.join('')
const hex = '9f86d081884c7d659a2feaa0c55ad015'

/** What must not be left of a text: said in a talk, pasted into a note. */
const hidden: [string, string][] = [
  ['pw: Tr0ub4dor&3', 'Tr0ub4dor&3'],
  ['PW=geheim123', 'geheim123'],
  ['my pass was Winter!2023', 'Winter!2023'],
  ['DB_PASS=hunter2', 'hunter2'],
  ['the api key we use is 7f3a9c21', '7f3a9c21'],
  ['the admin password, hunter2, leaked', 'hunter2'],
  ['password "correct horse"', 'correct horse'],
  ['passphrase: correct horse battery staple', 'horse battery'],
  ['パスワードは hunter2024 です', 'hunter2024'],
  ['PIN 4711', '4711'],
  ['my pin code is 482913', '482913'],
  ['login admin / hunter2', 'hunter2'],
  ['credentials admin:hunter2', 'hunter2'],
  [`the key is ${hex}`, hex],
  [`secret ${hex}`, hex],
  [`https://s3.example.net/b?X-Amz-Signature=${hex}`, hex],
  ['https://x.example.com/reset?code=Zx9aB7cD3eF1gH5', 'Zx9aB7cD3eF1gH5'],
  [joined('https://discord.com/api/web', 'hooks/123456789012345678/abcDEFghiJKL-mno_stu'), 'abcDEFghiJKL'],
  ['vault gave s.abcdefghijklmnopqrstuvwx', 'abcdefghijklmnop'],
  [`twilio AC${hex}`, hex],
  ['mysql -u root -pS3cr3tPw shop', 'S3cr3tPw'],
  ['sshpass -p hunter2 ssh x', 'hunter2'],
  ['redis-cli -h cache -a hunter2secret', 'hunter2secret'],
  ['card 4111 1111 1111 1111', '4111'],
  ['IBAN DE89 3704 0044 0532 0130 00', '3704'],
  ['SSN 123-45-6789', '123-45-6789'],
  ['ada (at) example (dot) org', 'ada (at)'],
  ['ada[at]example.org', 'example.org'],
  ['ada at example dot org', 'ada at'],
  ['ada@localhost', 'ada@'],
  ['ssh deploy@build-7', 'build-7'],
  ['ssh root@bastion', 'bastion'],
  ['\\\\fileserver\\share', 'fileserver'],
  ['prod-db-primary is slow', 'prod-db-primary'],
  ['arn:aws:iam::123456789012:role/x', '123456789012'],
  ['acme.atlassian.net/browse/X', 'acme'],
  ['call me at 030 1234567', '030 1234567'],
  ['my number is 0171 2345678', '0171 2345678'],
  ['(415) 555-2671 or 415-555-2671', '555-2671'],
  ['0049 30 1234567', '1234567'],
  ['06 12 34 56 78', '12 34 56'],
]

describe('what is said or pasted', () => {
  it.each(hidden)('%s', (text, part) => expect(maskSensitive(text)).not.toContain(part))
  it('is not found again when it was masked', () => {
    for (const [text] of hidden) expect([text, maskSensitive(maskSensitive(text))]).toEqual([text, maskSensitive(text)])
  })
  it.each([
    'The token is refreshed after 40 minutes, the password is too long, passwords are rotated weekly.',
    'Pin the version to 4.2.1; the pin is red. The key is to wait 30 minutes. Our token budget is 4000 a day.',
    `commit ${hex}${hex.slice(0, 8)}, UUID 123e4567-e89b-12d3-a456-426614174000, 2024-01-02 to 2025-03-04`,
    'lodash@4.17.21, image@sha256:abc, react@18, @team-7, look at the docs dot com boom',
    'We met at 10:30 and at 12 00; 0 30 minutes; 1,234,567 builds; 100-200-3000 things; order 1234567890123',
    'a prod-like setup, dev-tools, pre-prod-checks, status.slack.com, svc/api/routes/v2_keys_create_key/handler.go',
    'See ?page=2&sort=name, ?key=value, password: see the vault, login via SSO / SAML, credentials: none',
  ])('leaves %s', (text) => expect(findSensitive(text).map(({ start, end }) => text.slice(start, end))).toEqual([]))
})
