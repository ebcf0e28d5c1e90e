import { z } from 'zod'
import { endpoint } from '@/lib/server/http/endpoint'
import { watchBoard } from './queries-live'

/** Proxies and phones drop a connection that says nothing: a comment line keeps it. */
const ALIVE_MS = 15_000
/** After this long the stream ends and the browser connects again, which reads once more who is asking. */
const LONGEST_MS = 10 * 60_000

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  // nginx holds an answer back until it is complete unless it is told not to.
  'x-accel-buffering': 'no',
}

/** The board's version as server-sent events, the present one first. It tells that something changed, never what. */
function changes(signal: AbortSignal): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let stop = () => undefined as void
  return new ReadableStream({
    start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text))
      // A first line at once: the browser then knows that it is connected.
      send(': connected\nretry: 2000\n\n')
      const leave = watchBoard((version) => send(`event: version\ndata: ${version}\n\n`))
      const alive = setInterval(() => send(':\n\n'), ALIVE_MS)
      const end = setTimeout(() => {
        stop()
        controller.close()
      }, LONGEST_MS)
      stop = () => {
        leave()
        clearInterval(alive)
        clearTimeout(end)
      }
      signal.addEventListener('abort', () => stop())
    },
    cancel: () => stop(),
  })
}

export const liveEndpoints = {
  changes: endpoint({
    method: 'GET',
    path: '/roadmap/changes',
    summary: 'The board’s version as server-sent events: another number means that something on it changed',
    access: 'roadmap.read',
    answer: z.string(),
    produces: 'text/event-stream',
    example: {},
    run: ({ request }) => Promise.resolve(new Response(changes(request.signal), { headers: HEADERS })),
  }),
}
