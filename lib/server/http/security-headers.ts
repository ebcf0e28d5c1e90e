import { env } from '../env'

const YEAR = 31_536_000

/**
 * Headers of every answer, page or API: no guessing of content types, and over https, https only for a year. No
 * `includeSubDomains`: other hosts of the domain are not ours to decide about.
 */
export const securityHeaders = (): Record<string, string> => ({
  'x-content-type-options': 'nosniff',
  ...(env().BASE_URL.startsWith('https://') && { 'strict-transport-security': `max-age=${YEAR}` }),
})

/** The same answer with the headers that every answer has. */
export function secured(response: Response): Response {
  for (const [name, value] of Object.entries(securityHeaders())) response.headers.set(name, value)
  return response
}
