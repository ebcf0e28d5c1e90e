type Handed = Map<string, { html: string; at: number }>

/** Next.js loads a module once for server components and once for rendering to HTML: only what is global do the two share. */
const shared = globalThis as unknown as { soundingsHanded?: Handed }

/** Milliseconds between making a page's data and its HTML, at most; both happen in one request. */
const kept = 60_000

/** Hands a text from the server components of a page to the rendering of its HTML, by a name of exactly this text. */
export function passToHtml(id: string, html: string, now = performance.now()): void {
  const all = (shared.soundingsHanded ??= new Map())
  all.delete(id)
  all.set(id, { html, at: now })
  for (const [old, { at }] of all) {
    if (now - at <= kept) break
    all.delete(old)
  }
}

/** A text that was handed over. @throws Error where it was not: a page may not stand there without it */
export function takePassed(id: string): string {
  const text = shared.soundingsHanded?.get(id)
  if (!text) throw new Error(`no text was handed over as ${id}`)
  return text.html
}
