/** The settings whose values have to fit together, as env.ts reads them. */
export interface CheckedSettings {
  DATABASE_URL: string
  BASE_URL?: string | undefined
  PORT: number
  EMBEDDINGS_URL?: string | undefined
  EMBEDDINGS_MODEL?: string | undefined
  SMTP_URL?: string | undefined
  MAIL_FROM?: string | undefined
  OIDC_ISSUER?: string | undefined
  OIDC_CLIENT_ID?: string | undefined
  OIDC_CLIENT_SECRET?: string | undefined
  GITHUB_ID?: string | undefined
  GITHUB_SECRET?: string | undefined
  GOOGLE_CLIENT_ID?: string | undefined
  GOOGLE_CLIENT_SECRET?: string | undefined
  ENTRA_CLIENT_ID?: string | undefined
  ENTRA_CLIENT_SECRET?: string | undefined
  ENTRA_TENANT_ID?: string | undefined
}

/** Variables that are of use together only. A public OpenID client has no secret, but this hub is none: it keeps one. */
const TOGETHER: readonly (readonly (keyof CheckedSettings)[])[] = [
  ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'],
  ['GITHUB_ID', 'GITHUB_SECRET'],
  ['GOOGLE_CLIENT_ID', 'GOOGLE_CLIENT_SECRET'],
  ['ENTRA_CLIENT_ID', 'ENTRA_CLIENT_SECRET', 'ENTRA_TENANT_ID'],
]

const list = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

const isLocal = (host: string): boolean =>
  ['localhost', '127.0.0.1', '[::1]'].includes(host) || host.endsWith('.localhost')

/** The text as an address, or null. */
const parsed = (text: string): URL | null => (URL.canParse(text) ? new URL(text) : null)

/** What can be wrong with DATABASE_URL, as one sentence without its password. `pg` takes one host and one port. */
export function databaseUrlProblem(url: string): string | null {
  if (!/^postgres(ql)?:\/\//i.test(url)) return 'DATABASE_URL must begin with postgresql://.'
  const authority = url.replace(/^[a-z]+:\/\//i, '').split(/[/?#]/, 1)[0] ?? ''
  const hosts = authority.slice(authority.lastIndexOf('@') + 1)
  if (hosts.includes(',')) {
    return 'DATABASE_URL names several hosts. Name one: the address of a proxy or a virtual address that leads to the primary.'
  }
  const port = /:(\d*)$/.exec(hosts.replace(/^\[[^\]]*\]/, ''))?.[1]
  if (port && Number(port) > 65_535) return `DATABASE_URL names port ${port}; ports end at 65535.`
  const address = parsed(url)
  if (!address) {
    return 'DATABASE_URL cannot be read. Write special characters of the user name and the password as %XX, such as %40 for @.'
  }
  if (address.searchParams.has('target_session_attrs')) {
    return 'DATABASE_URL sets target_session_attrs, which is not supported. Name an address that leads to the primary.'
  }
  return null
}

function baseUrlProblem(url: string | undefined): string | null {
  if (url === undefined) return null
  const address = parsed(url)
  if (!address || !/^https?:$/.test(address.protocol))
    return 'BASE_URL must be an http or https address, such as https://hub.example.com.'
  if (address.pathname.replace(/\/+$/, '') !== '' || address.search !== '' || address.hash !== '') {
    return (
      `BASE_URL has something after the host (${address.pathname}${address.search}). The hub needs a host of ` +
      `its own: it cannot be served under a path.`
    )
  }
  return null
}

function embeddingsProblem({ EMBEDDINGS_URL: url, EMBEDDINGS_MODEL: model }: CheckedSettings): string | null {
  if (url === undefined && model === undefined) return null
  if (url === undefined || model === undefined)
    return (
      `${url === undefined ? 'EMBEDDINGS_MODEL' : 'EMBEDDINGS_URL'} is set ` +
      `and ${url === undefined ? 'EMBEDDINGS_URL' : 'EMBEDDINGS_MODEL'} is not. An endpoint needs both.`
    )
  const address = parsed(url)
  if (!address || !/^https?:$/.test(address.protocol) || address.search !== '' || address.username !== '')
    return (
      'EMBEDDINGS_URL must be an http or https address that ends before /embeddings, such as ' +
      'http://127.0.0.1:11434/v1; a key stands in EMBEDDINGS_KEY.'
    )
  if (address.pathname.endsWith('/embeddings'))
    return 'EMBEDDINGS_URL ends in /embeddings. Leave that off: the hub adds it.'
  return null
}

function mailProblem({ SMTP_URL, MAIL_FROM }: CheckedSettings): string | null {
  if (SMTP_URL === undefined) return null
  const address = parsed(SMTP_URL)
  if (!address || !/^smtps?:$/.test(address.protocol))
    return 'SMTP_URL must be an address such as smtp://user:password@mail.example.com:587.'
  if (MAIL_FROM === undefined && !isLocal(address.hostname)) {
    return 'MAIL_FROM is not set. Name the sender of the mail, such as Soundings <soundings@example.com>; mail servers refuse the default.'
  }
  return null
}

/**
 * What is wrong with settings that are each well-formed and do not fit, or that the hub cannot honour.
 * @returns one sentence each, without secrets; empty where all is well
 */
export function settingProblems(settings: CheckedSettings): string[] {
  const problems = [
    databaseUrlProblem(settings.DATABASE_URL),
    baseUrlProblem(settings.BASE_URL),
    mailProblem(settings),
    embeddingsProblem(settings),
  ]
  if (settings.PORT < 0 || settings.PORT > 65_535) problems.push(`PORT is ${settings.PORT}; ports go from 1 to 65535.`)
  for (const group of TOGETHER) {
    const missing = group.filter((name) => settings[name] === undefined)
    if (missing.length > 0 && missing.length < group.length) {
      const set = group.filter((name) => settings[name] !== undefined)
      const are = (names: readonly string[]) => `${list(names)} ${names.length > 1 ? 'are' : 'is'}`
      problems.push(`${are(set)} set and ${are(missing)} not. This way of signing in needs all of them.`)
    }
  }
  return problems.filter((problem) => problem !== null)
}
