import { createServer } from 'node:http'
import { Server } from 'node:net'
import { sayAway, starting } from './away.mjs'
import { markDirect } from './direct.mjs'
import { until } from './processes.mjs'
import { Stop } from './say.mjs'

const patience = 30_000
/**
 * How long a kept connection may still be used once the server stops: whoever asks on it within this time is answered
 * and told that it ends. Without it a request that is on its way when the connection is closed is lost (ECONNRESET).
 */
const grace = 2_000
/** Methods that the app answers with a fault of its own. */
const UNSERVED = new Set(['TRACE', 'TRACK', 'CONNECT'])

/**
 * Take the port at once, so that a port in use is known before minutes of preparing, and answer 503 until `serve`
 * gives the real handler. Without `host`: every address of the machine; `loopback` means this machine only.
 * Answers {origin, serve(handler), finish({ atOnce })}; `finish` takes no new connections and resolves when requests in
 * flight are answered and kept connections have ended: after their next answer, or when they were not used for two
 * seconds. `atOnce` closes those that wait for nothing.
 */
export async function takePort(port, host) {
  let handle = starting
  let finishing = false
  const servers = []
  for (const address of host === 'loopback' ? ['127.0.0.1', '::1'] : [host]) {
    const server = createServer((request, response) => {
      if (finishing) response.setHeader('Connection', 'close')
      markDirect(request)
      sayAway(request, response)
      if (UNSERVED.has(request.method)) return response.writeHead(405, { Allow: 'GET, HEAD, POST' }).end()
      handle(request, response)
    })
    if (await listen(server, port, address)) servers.push(server)
  }

  const finish = async ({ atOnce = false } = {}) => {
    finishing = true
    // Not `server.close` of HTTP: that closes kept connections at once.
    const closed = servers.map((server) => new Promise((resolve) => Server.prototype.close.call(server, resolve)))
    const closeIdle = () => servers.forEach((server) => server.closeIdleConnections())
    if (atOnce) closeIdle()
    const idle = setTimeout(closeIdle, grace)
    const cut = setTimeout(() => servers.forEach((server) => server.closeAllConnections()), patience)
    await Promise.all(closed)
    clearTimeout(idle)
    clearTimeout(cut)
  }
  const name = host === undefined || ['loopback', '0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host
  return {
    serve: (handler) => (handle = handler),
    finish,
    origin: `http://${name.includes(':') ? `[${name}]` : name}:${port}`,
  }
}

/** Listen; false where the machine does not have that kind of address (no IPv6). */
function listen(server, port, host) {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      if (host === '::1' && ['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(error.code)) resolve(false)
      else reject(new Stop(reasons[error.code]?.(port) ?? `Cannot listen on port ${port}: ${error.message}`))
    })
    server.listen({ port, host }, () => resolve(true))
  })
}
const reasons = {
  EADDRINUSE: (port) =>
    `Port ${port} is in use by another program. Stop it, or choose another port: PORT=${port + 1} npm start`,
  EACCES: (port) => `This user may not listen on port ${port}. Choose one above 1023: PORT=3000 npm start`,
}

/** Wait until the app says it is healthy; a `Stop` with its reason after a minute, or as soon as `gaveUp()` is true. */
export async function untilHealthy(origin, gaveUp = () => false) {
  let reason = 'no answer'
  const healthy = await until(
    async () => {
      if (gaveUp()) return 'gave up'
      try {
        const response = await fetch(`${origin}/api/health`, { signal: AbortSignal.timeout(5_000) })
        reason = `${response.status} ${await response.text()}`
        return response.ok && 'healthy'
      } catch (error) {
        reason = error.cause?.message ?? error.message
        return false
      }
    },
    60_000,
    50,
  )
  if (healthy !== 'healthy') throw new Stop(`Soundings does not answer: ${reason.slice(0, 2000)}`)
}
