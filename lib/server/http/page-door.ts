import type { IncomingMessage, ServerResponse } from 'node:http'
import { env } from '../env'
import { pageHeaders } from './page-headers'

/** Says to Next's proxy that the headers are there already (proxy.ts). */
export const AT_THE_DOOR = 'x-at-the-door'

/** An address of a page as our own pages write it. What is percent-encoded, or anything else, is left to the proxy, as is the API. */
const PAGE = /^\/(?!\/|_next\/|api\/|favicon\.ico|s\/[\w-]+\.txt)[\w/.-]*(?:\?|$)/

/**
 * Puts the headers of a page on a request of Node's server and its answer, as the proxy does, before Next sees them: what Next does
 * around a proxy costs more than what is in ours (docs/decisions/0033).
 */
export function readyPage(request: IncomingMessage, response: ServerResponse): void {
  // Whoever asks can say nothing here: the proxy is passed by where this function says so, and nowhere else.
  delete request.headers[AT_THE_DOOR]
  if (!PAGE.test(request.url ?? '')) return
  const { asked, answered } = pageHeaders(new URL(request.url!, env().BASE_URL), false)
  Object.assign(request.headers, asked, { [AT_THE_DOOR]: '1' })
  for (const [name, value] of Object.entries(answered)) response.setHeader(name, value)
}
