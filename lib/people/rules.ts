/**
 * Where to go after signing in: an address inside the hub as a path, whatever was asked for.
 * Anything on another host, or that a browser would read as one, becomes the start page.
 */
export function landingPath(wanted: string | null | undefined, baseUrl: string): string {
  if (!wanted || !URL.canParse(wanted, baseUrl)) return '/'
  const url = new URL(wanted, baseUrl)
  const inside = url.origin === new URL(baseUrl).origin && !/^\/(sign-in|api)(\/|$)/.test(url.pathname)
  return inside && !url.pathname.startsWith('//') ? `${url.pathname}${url.search}` : '/'
}

/** "example.com, example.org" as a list; empty means that every domain may join. */
export const domainsOf = (setting: string | undefined): string[] =>
  (setting ?? '')
    .split(',')
    .map((domain) => domain.trim().toLowerCase().replace(/^@/, ''))
    .filter(Boolean)

/** Whether somebody who is not known yet may join with this verified address. */
export const mayJoin = (email: string, domains: readonly string[]): boolean =>
  domains.length === 0 || domains.includes(email.slice(email.lastIndexOf('@') + 1).toLowerCase())

/** Domains of one mail service, which ignores dots before the @. */
const DOTLESS = new Set(['gmail.com', 'googlemail.com'])

/**
 * The mailbox that an address most likely reaches: small letters, the domain in ASCII, without a "+tag". For counting
 * only: two people never share an account because of it.
 */
export function mailboxOf(email: string): string {
  const at = email.lastIndexOf('@')
  const name = email.slice(0, at).trim().toLowerCase().replace(/\+.*$/, '')
  const typed = email
    .slice(at + 1)
    .trim()
    .toLowerCase()
    .replace(/\.$/, '')
  const domain = URL.canParse(`http://${typed}`) ? new URL(`http://${typed}`).hostname : typed
  return DOTLESS.has(domain) ? `${name.replaceAll('.', '')}@gmail.com` : `${name}@${domain}`
}
