/** What is answered while the hub starts, and where a page fails because the database is away or stopped it. */

const style =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:36rem;margin:20vh auto 0;padding:0 ' +
  '1.5rem;color-scheme:light dark}h1{font-size:1.25rem}'

const page = (title, text) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
  `<title>${title}</title><style>${style}</style><h1>${title}</h1><p>${text}</p></html>\n`

const problem = (detail) =>
  `${JSON.stringify({
    type: 'about:blank#unavailable',
    title: 'Not available at the moment',
    status: 503,
    detail,
    code: 'unavailable',
    errors: [],
  })}\n`

const away = {
  page: page(
    'Soundings is away for a moment',
    'Its database does not answer. This page tries again by itself every few seconds. What you had typed ' +
      'into a form is kept in this browser.',
  ),
  problem: problem('The database does not answer. Try again shortly.'),
  again: true,
}
/** Asked again it would be stopped again: nobody is told to retry. */
const tooSlow = {
  page: page(
    'This takes too long',
    'The database stopped it, so that others do not wait. Go back and ask for less: other or fewer words, or a filter.',
  ),
  problem: problem('The database stopped this, for it took too long. Ask for less: other or fewer words, or a filter.'),
  again: false,
}

const recent = 10_000

/** Whether the app has met a database that was away within the last ten seconds (lib/server/database-away.ts). */
const wasAway = () => Date.now() - (globalThis.__soundingsDatabaseAwayAt ?? -Infinity) < recent

/** Whether the app has just met a page of this address that the database stopped (lib/server/database-away.ts). */
function wasTooSlow(url) {
  const { path, at } = globalThis.__soundingsTooSlow ?? {}
  const pathOf = (address) => address.split('?')[0]
  return path !== undefined && Date.now() - at < recent && pathOf(path) === pathOf(url)
}

/**
 * Turn an answer 500 into a 503 with words where the database was away when the request failed. Next has no status of
 * its own for a page that failed, so the answer is changed on its way out, before its first byte.
 */
export function sayAway(request, response, isAway = wasAway, isTooSlow = wasTooSlow) {
  const { writeHead, write, end } = response
  const wantsPage = (request.headers.accept ?? '').includes('text/html')
  let body = ''
  let replaced = false

  const replace = () => {
    replaced = true
    const said = isTooSlow(request.url) ? tooSlow : away
    body = wantsPage ? said.page : said.problem
    for (const name of response.getHeaderNames()) response.removeHeader(name)
    writeHead.call(response, 503, {
      'Content-Type': wantsPage ? 'text/html; charset=utf-8' : 'application/problem+json',
      'Content-Length': Buffer.byteLength(body),
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
      'Cache-Control': 'no-store',
      ...(said.again && { 'Retry-After': '2' }),
      // A form that was posted must not be posted again by itself.
      ...(said.again && wantsPage && ['GET', 'HEAD'].includes(request.method) ? { Refresh: '3' } : {}),
    })
  }
  const mustReplace = (status) =>
    !replaced && !response.headersSent && status === 500 && (isAway() || isTooSlow(request.url))
  const done = (args) => args.find((one) => typeof one === 'function')?.()

  response.writeHead = (status, ...rest) => {
    if (replaced) return response
    if (!mustReplace(status)) return writeHead.call(response, status, ...rest)
    replace()
    return response
  }
  response.write = (...args) => {
    if (mustReplace(response.statusCode)) replace()
    if (!replaced) return write.apply(response, args)
    done(args)
    return true
  }
  response.end = (...args) => {
    if (mustReplace(response.statusCode)) replace()
    if (!replaced) return end.apply(response, args)
    return end.call(response, request.method === 'HEAD' ? undefined : body, () => done(args))
  }
}

/** Until the app is there: not ready, but alive, so that an orchestrator waits instead of starting it over. */
export function starting(request, response) {
  if (request.url === '/api/health/live') {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' })
    response.end('{"status":"alive"}')
    return
  }
  response.writeHead(503, { 'Content-Type': 'text/plain; charset=utf-8', 'Retry-After': '2', Refresh: '2' })
  response.end('Soundings is starting.\n')
}
