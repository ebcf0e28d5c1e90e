import { describe, expect, test } from 'vitest'
import { databaseUrlProblem, settingProblems, type CheckedSettings } from './settings'

const good: CheckedSettings = { DATABASE_URL: 'postgresql://hub:secret@db.internal:5432/soundings', PORT: 3000 }
const problems = (changes: Partial<CheckedSettings>) => settingProblems({ ...good, ...changes })

describe('settings that fit', () => {
  test.each<[string, Partial<CheckedSettings>]>([
    ['the least there is', {}],
    ['no database: that of the user’s name', { DATABASE_URL: 'postgresql://hub@db:5432' }],
    ['an IPv6 host', { DATABASE_URL: 'postgres://hub@[::1]:5432/soundings' }],
    ['a password with a comma', { DATABASE_URL: 'postgresql://hub:a,b%40c@db:5432/soundings' }],
    ['a socket in the query', { DATABASE_URL: 'postgresql://hub@localhost/soundings?host=/run/postgresql' }],
    ['a host of its own', { BASE_URL: 'https://hub.example.com/' }],
    ['mail on this machine', { SMTP_URL: 'smtp://127.0.0.1:2525' }],
    ['mail with a sender', { SMTP_URL: 'smtps://u:p@mail.example.com', MAIL_FROM: 'Hub <hub@example.com>' }],
    ['a whole provider', { GITHUB_ID: 'a', GITHUB_SECRET: 'b' }],
    ['an endpoint for vectors', { EMBEDDINGS_URL: 'http://127.0.0.1:11434/v1', EMBEDDINGS_MODEL: 'all-minilm' }],
  ])('%s', (_, changes) => expect(problems(changes)).toEqual([]))
})

describe('settings that do not fit are said in one sentence each', () => {
  test.each<[string, Partial<CheckedSettings>, RegExp]>([
    ['an endpoint without a model', { EMBEDDINGS_URL: 'https://ai.example.com/v1' }, /EMBEDDINGS_MODEL is not/],
    ['a model without an endpoint', { EMBEDDINGS_MODEL: 'all-minilm' }, /EMBEDDINGS_URL is not/],
    [
      'an endpoint with its last part',
      { EMBEDDINGS_URL: 'https://ai.example.com/v1/embeddings', EMBEDDINGS_MODEL: 'm' },
      /Leave that off/,
    ],
    [
      'a key in the endpoint',
      { EMBEDDINGS_URL: 'https://u:p@ai.example.com/v1', EMBEDDINGS_MODEL: 'm' },
      /EMBEDDINGS_KEY/,
    ],
    ['several hosts with ports', { DATABASE_URL: 'postgresql://u:p@h1:5432,h2:5432/db' }, /several hosts/],
    ['several hosts without ports', { DATABASE_URL: 'postgresql://u:p@h1,h2/db' }, /several hosts/],
    ['another database', { DATABASE_URL: 'mysql://u:p@h/db' }, /postgresql:\/\//],
    ['a port that is none', { DATABASE_URL: 'postgresql://u:p@h:99999/db' }, /port 99999/],
    [
      'a wish for the primary',
      { DATABASE_URL: 'postgresql://u:p@h/db?target_session_attrs=read-write' },
      /target_session_attrs/,
    ],
    ['a sub-path', { BASE_URL: 'https://example.com/hub' }, /cannot be served under a path/],
    ['no address', { BASE_URL: 'hub.example.com' }, /http or https/],
    ['a port above the last', { PORT: 70_000 }, /PORT is 70000/],
    ['no sender', { SMTP_URL: 'smtp://mail.example.com' }, /MAIL_FROM is not set/],
    ['no mail server', { SMTP_URL: 'mail.example.com:25' }, /SMTP_URL must be/],
    [
      'half a provider',
      { OIDC_ISSUER: 'https://id.example.com' },
      /OIDC_ISSUER is set and OIDC_CLIENT_ID and OIDC_CLIENT_SECRET are not/,
    ],
  ])('%s', (_, changes, sentence) => {
    const found = problems(changes)
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(sentence)
  })

  test('no sentence holds the password', () => {
    for (const url of [
      'postgresql://u:hunter2@h1:1,h2:2/db',
      'postgresql://u:hunter2@h:99999/db',
      'postgresql://u:hunter2@h o/db',
    ])
      expect(databaseUrlProblem(url)).not.toContain('hunter2')
  })
})
