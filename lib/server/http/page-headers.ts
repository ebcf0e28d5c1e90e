import { paths } from '@/lib/core/paths'
import { embedOrigins } from '../env'
import { securityHeaders } from './security-headers'

/** Nobody may frame the hub; the pages made for it, those whom EMBED_ORIGINS names. */
const framedBy = (path: string): string =>
  path.startsWith(paths.embed('')) && embedOrigins().length > 0 ? embedOrigins().join(' ') : `'none'`

/** The content security policy of a page, whose scripts carry `nonce`; null: it has none. */
const policyOf = (path: string, nonce: string | null, development = false): string =>
  [
    `default-src 'self'`,
    nonce === null
      ? `script-src 'none'`
      : `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    // Inline style attributes place marks and bars; style elements and sheets are ours.
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    // Signing in posts to us and is sent on to the provider, which browsers count as the form's target.
    `form-action 'self'${path === paths.signIn() ? ' https: http://localhost:* http://127.0.0.1:*' : ''}`,
    `frame-ancestors ${framedBy(path)}`,
  ].join('; ')

function languageOf({ pathname, searchParams }: URL): string {
  const language = /^\/(s|r|embed|asks)\//.test(pathname) ? searchParams.get('lang') : null
  return language && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/.test(language) ? language : 'en'
}

const answeredWith = (policy: string): Record<string, string> => ({
  'content-security-policy': policy,
  ...securityHeaders(),
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  'cross-origin-opener-policy': 'same-origin',
})

/** What a page is answered with that has no script. */
export const stillPageHeaders = ({ pathname }: URL): Record<string, string> => answeredWith(policyOf(pathname, null))

/**
 * What Next is told with the request for a page (`asked`), and what every page is answered with: a content security policy with a
 * nonce of its own for each. Authorization is never decided here: every query and command does that itself.
 */
export function pageHeaders(
  url: URL,
  development: boolean,
): { asked: Record<string, string>; answered: Record<string, string> } {
  const nonce = btoa(crypto.randomUUID())
  const policy = policyOf(url.pathname, nonce, development)
  return {
    asked: {
      'content-security-policy': policy,
      'x-path': url.pathname,
      'x-language': languageOf(url),
    },
    answered: answeredWith(policy),
  }
}
