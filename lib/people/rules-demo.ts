/**
 * Whether a request came from a browser on this very machine: it names the machine by one of its local names, and the web
 * server (bin/lib/direct.mjs) saw a loopback connection without a trace of a proxy. A hostile page that resolves its own
 * name to 127.0.0.1 sends that name, so the name alone is not enough, and neither is the connection.
 * @param headers of the request as the app gets it; DIRECT is set by the web server and never taken from outside
 * @param isDirect given only by `npm run dev`, whose server does not set it
 */
export function isFromThisMachine(
  headers: { get: (name: string) => string | null },
  isDirect = headers.get(DIRECT) === '1',
): boolean {
  const host = headers.get('host') ?? ''
  return isDirect && /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(host)
}

/** The header in which the web server says that no proxy was in between. */
export const DIRECT = 'x-soundings-direct'
