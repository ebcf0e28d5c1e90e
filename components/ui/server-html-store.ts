/** A text, since when it is here, and how often it was handed over and not taken yet. */
type Handed = Map<string, { html: string; at: number; times: number }>
/** Texts that wait to be taken, and those that were; each in the order of their times. */
interface Store {
  waiting: Handed
  taken: Handed
}

/** Next.js loads a module once for server components and once for rendering to HTML: only what is global do the two share. */
const shared = globalThis as unknown as { soundingsHanded?: Store }
const store = (): Store => (shared.soundingsHanded ??= { waiting: new Map(), taken: new Map() })

/** Milliseconds between making a page's data and its HTML, at most; both happen in one request. */
const WAITS = 60_000
/** After it was taken a text is kept this long: React may render a part of a page again. */
const STAYS = 5_000

function put(texts: Handed, id: string, html: string, now: number, kept: number): void {
  const times = (texts.get(id)?.times ?? 0) + 1
  texts.delete(id)
  texts.set(id, { html, at: now, times })
  for (const [old, { at }] of texts) {
    if (now - at <= kept) break
    texts.delete(old)
  }
}

/** Hands a text from the server components of a page to the rendering of its HTML, by a name of exactly this text. */
export function passToHtml(id: string, html: string, now = performance.now()): void {
  put(store().waiting, id, html, now, WAITS)
}

/** A text that was handed over. @throws Error where it was not: a page may not stand there without it */
export function takePassed(id: string, now = performance.now()): string {
  const { waiting, taken } = store()
  const text = waiting.get(id) ?? taken.get(id)
  if (!text) throw new Error(`no text was handed over as ${id}`)
  // Another request, or another part of this one, may wait for the same.
  text.times -= 1
  if (text.times <= 0) waiting.delete(id)
  put(taken, id, text.html, now, STAYS)
  return text.html
}
