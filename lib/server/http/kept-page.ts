import { randomUUID } from 'node:crypto'
import { request as ask, type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { parseTheme, THEME_COOKIE, type Theme } from '@/lib/core/theme'
import { keeper } from '@/lib/core/memoize'
import { env } from '../env'
import { log } from '../log'
import { stillPageHeaders } from './page-headers'

/** A page that says the same to everybody, whoever they are and whether they signed in. */
export interface KeptPage {
  path: string
  /** What its query may ask for besides nothing: a name and its values. An address with anything else is left to Next. */
  query: { name: string; values: readonly string[] }
  /** Of what it shows now; null where it is not for everybody at the moment. Asked for with each request, so it costs next to nothing. */
  version: () => Promise<string | null>
  /** How long it is kept at most under one version: of what it shows besides. */
  forMs: number
}

/** Takes a request of Node's server; false where it is not one for the page. `pass` hands it on where that is found out later. */
export type PageShortcut = (request: IncomingMessage, response: ServerResponse, pass: () => void) => boolean

interface Kept {
  version: string
  at: number
  headers: OutgoingHttpHeaders
  plain: Buffer
  zipped: Buffer
}

/** Says that a request is the hub's own, which has the page made: nobody else knows the word. */
const OWN = 'x-page-to-keep'
const word = randomUUID()

const SCRIPT =
  /<script\b[^>]*>[\s\S]*?<\/script>|<link\b[^>]*\bas="script"[^>]*>|<link\b[^>]*\brel="modulepreload"[^>]*>/g

/**
 * A page as Next wrote it, without its scripts: those start React, which such a page has no use for. Null where it cannot do without
 * them: where a part of it waits to be put in its place by one. A text holds neither `<` nor a quote as they are.
 */
export function withoutScripts(html: string): string | null {
  const still = html.replace(SCRIPT, '').replace(/ nonce="[^"]*"/g, '')
  return /<script|<template|\bid="[SB]:/.test(still) ? null : still
}

const headerOf = (value: string | string[] | undefined): string =>
  Array.isArray(value) ? value.join(', ') : (value ?? '')

/** The theme that a reader has chosen: the one thing of a cookie that such a page follows. */
const themeOf = (request: IncomingMessage): Theme =>
  parseTheme(new RegExp(`(?:^|;)\\s*${THEME_COOKIE}=([a-z]+)`).exec(request.headers.cookie ?? '')?.[1])

const takesGzip = (request: IncomingMessage): boolean =>
  headerOf(request.headers['accept-encoding'])
    .split(',')
    .some((one) => /^\s*gzip\s*(?:;\s*q=(?!0(?:\.0*)?\s*$).*)?$/.test(one))

/** A browser that asks for the page, not a script of ours that asks for its data alone. */
const isPlain = ({ method, headers }: IncomingMessage): boolean =>
  method === 'GET' &&
  headerOf(headers.accept).includes('text/html') &&
  headers.rsc === undefined &&
  !Object.keys(headers).some((name) => name.startsWith('next-') || name === OWN)

/** The page from this very server, as Next makes it for somebody of whom only the theme is known. */
const made = (at: IncomingMessage['socket'], path: string, theme: Theme) =>
  new Promise<{ status: number; headers: IncomingMessage['headers']; html: string }>((resolve, reject) => {
    const headers = {
      accept: 'text/html',
      'accept-encoding': 'identity',
      cookie: `${THEME_COOKIE}=${theme}`,
      [OWN]: word,
    }
    ask({ host: at.localAddress, port: at.localPort, path, headers, agent: false }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.once('error', reject)
      answer.once('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, html: Buffer.concat(chunks).toString() }),
      )
    })
      .once('error', reject)
      .end()
  })

/**
 * The hub's own server answers a page that is the same for everybody, without Next, for as long as nothing that it shows has changed: Next
 * makes it, once, and it is kept without its scripts (docs/decisions/0053). Nothing of whoever asks is in it: their theme alone decides
 * which of three it is.
 */
export function keptPage({ path, query, version, forMs }: KeptPage): PageShortcut {
  const paths = new Set([path, ...query.values.map((value) => `${path}?${query.name}=${value}`)])
  /** Each address in each theme: there are no more. */
  const kept = keeper<Kept>(paths.size * 3, () => 1)
  const underway = new Map<string, Promise<Kept | null>>()

  async function make(socket: IncomingMessage['socket'], url: string, theme: Theme, now: string): Promise<Kept | null> {
    const at = performance.now()
    const { status, headers, html } = await made(socket, url, theme)
    const still = status === 200 && headers['set-cookie'] === undefined ? withoutScripts(html) : null
    if (still === null) return null
    const plain = Buffer.from(still)
    const { 'content-type': type, 'cache-control': cache } = headers
    return {
      ...{ version: now, at, plain, zipped: gzipSync(plain, { level: 9 }) },
      headers: {
        ...{ 'content-type': type, 'cache-control': cache, vary: 'Accept, Accept-Encoding, Cookie' },
        ...stillPageHeaders(new URL(url, env().BASE_URL)),
      },
    }
  }

  async function find(request: IncomingMessage, url: string): Promise<Kept | null> {
    // Read before the page is made: what changes meanwhile makes another version, and the page is made again.
    const now = await version()
    if (now === null) return null
    const theme = themeOf(request)
    const key = `${theme} ${url}`
    const known = kept.find(key)
    if (known?.version === now && performance.now() - known.at <= forMs) return known
    const job = `${key} ${now}`
    const making = underway.get(job) ?? make(request.socket, url, theme, now).finally(() => underway.delete(job))
    underway.set(job, making)
    const page = await making
    if (page) kept.keep(key, page)
    return page
  }

  return (request, response, pass) => {
    const { url = '' } = request
    // The hub's own question goes to Next; of others the word is taken, which no one outside can say.
    const isOwn = request.headers[OWN] === word
    delete request.headers[OWN]
    if (isOwn || !paths.has(url) || !isPlain(request)) return false
    find(request, url)
      .catch((error: unknown) => {
        // Next meets the same, and says it to whoever asks.
        log().warn({ err: error }, 'a page that is kept could not be found')
        return null
      })
      .then((page) => {
        if (!page) return pass()
        const zipped = takesGzip(request)
        const body = zipped ? page.zipped : page.plain
        const coding = zipped && { 'content-encoding': 'gzip' }
        response.writeHead(200, { ...page.headers, ...coding, 'content-length': body.byteLength })
        response.end(body)
      })
      .catch((error: unknown) => {
        log().error({ err: error }, 'a request was not answered')
        response.destroy()
      })
    return true
  }
}
