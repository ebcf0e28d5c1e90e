import { expect, type Browser, type Page } from '@playwright/test'
import { payloads } from '../support/xss-payloads'
import { api, origin, signInAs, test } from './fixtures'

const pm = 'maren.okafor@lanternfreight.example'
/** Payloads are told apart from the demo's own texts by this word, which is also searched for. */
const word = 'zanzibarite'
const perRfc = 56
/** How many things are asked of the hub at a time. */
const atOnce = 6

/** What happens on a page although it must not: dialogs, scripts that ran, requests elsewhere, refusals of our own policy. */
type Watch = { page: Page; seen: string[] }

declare global {
  interface Window {
    __pwned?: string[]
  }
}

const watched = async (browser: Browser): Promise<Watch> => {
  const page = await (await browser.newContext()).newPage()
  const seen: string[] = []
  await page.addInitScript(() => {
    window.__pwned = []
    const ran = (what: string) => () => void window.__pwned?.push(what)
    for (const name of ['alert', 'confirm', 'prompt', 'print'] as const)
      Object.defineProperty(window, name, { value: ran(name), configurable: false })
    document.addEventListener('securitypolicyviolation', (event) =>
      window.__pwned?.push(`refused ${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
    )
  })
  // On a page of ours: what the policy forbids is forbidden there.
  await signInAs(page, pm, '/rfcs')
  const own = new URL(origin).host
  page.on('dialog', (dialog) => {
    seen.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('pageerror', (error) => seen.push(`error ${error.message}`))
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (!['data:', 'blob:'].includes(url.protocol) && url.host !== own) seen.push(`request ${request.url()}`)
  })
  return { page, seen }
}

/** What stands on the page and could do something: in typed text anything but words, anywhere a script as an address. */
const found = (page: Page): Promise<string[]> => page.evaluate(foundIn, undefined)

/** The same for HTML as the server sent it, before any script ran. */
const foundInHtml = (page: Page, html: string): Promise<string[]> => page.evaluate(foundIn, html)

/** Runs in the browser: nothing from outside it may be named here. */
const foundIn = (html: string | undefined): string[] => {
  const document = html === undefined ? window.document : new DOMParser().parseFromString(html, 'text/html')
  // The library that draws diagrams measures a label in the page before it cleans it; our policy is what stops the label's handlers there.
  const draws = document.querySelector('.md-diagram-source') !== null
  const wrong = (html === undefined ? (window.__pwned ?? []) : []).filter(
    (what) => !(draws && what.startsWith('refused script-src-attr inline')),
  )
  const allowed = new Set(
    (
      'A ABBR B BDO BLOCKQUOTE BR CAPTION CITE CODE DD DEL DETAILS DFN DIV DL DT EM FIGCAPTION FIGURE H1 H2 ' +
      'H3 H4 H5 H6 HR I IMG INPUT INS KBD LI MARK OL P PRE Q RP RT RUBY S ' +
      'SAMP SECTION SMALL SPAN STRIKE STRONG SUB SUMMARY SUP TABLE TBODY TD TFOOT TH THEAD TR TT UL VAR WBR'
    ).split(' '),
  )
  for (const prose of document.querySelectorAll('.prose')) {
    for (const node of prose.querySelectorAll('*')) {
      // A drawing is a picture of our own, with a button of ours.
      if (
        node.matches('button.md-diagram-source') ||
        (node instanceof HTMLImageElement && node.src.startsWith(`blob:${location.origin}/`))
      )
        continue
      if (!allowed.has(node.tagName)) wrong.push(`element ${node.tagName}`)
      for (const { name, value } of node.attributes) {
        if (/^on|^style$|^src(set|doc)$|^(form)?action$|^ping$|^xlink:|^popover|^autofocus$/i.test(name))
          wrong.push(`attribute ${name}=${value}`)
      }
      if (node instanceof HTMLImageElement && new URL(node.src, location.href).host !== location.host)
        wrong.push(`image ${node.src}`)
      if (node.tagName === 'INPUT' && !(node as HTMLInputElement).disabled) wrong.push('an input that works')
    }
  }
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href], area[href]')) {
    if (!link.getAttribute('href')?.startsWith('#') && !['http:', 'https:', 'mailto:'].includes(link.protocol))
      wrong.push(`link ${link.href}`)
  }
  for (const script of document.querySelectorAll('script'))
    if (!script.nonce && !script.src.startsWith(location.origin)) wrong.push(`script ${script.outerHTML.slice(0, 80)}`)
  for (const part of document.querySelectorAll('iframe, object, embed, base, meta[http-equiv=refresh], portal, frame'))
    wrong.push(`element ${part.outerHTML.slice(0, 80)}`)
  return wrong
}

const look = async ({ page, seen }: Watch, path: string) => {
  await page.goto(path)
  await page.waitForLoadState('networkidle')
  // What waits for a hand: every summary, and the pointer over every link.
  await page.evaluate(() =>
    document
      .querySelectorAll('.prose *')
      .forEach((node) => node.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }))),
  )
  expect([path, ...(await found(page)), ...seen]).toEqual([path])
}

const post = <T>(page: Page, path: string, data: object) => api<T>(page, 'post', path, data)

/** Does something for each, a few at a time. */
async function forEach<T>(things: Iterable<T>, work: (thing: T) => Promise<unknown>): Promise<void> {
  const waiting = [...things]
  const take = async () => {
    for (let thing = waiting.shift(); thing !== undefined; thing = waiting.shift()) await work(thing)
  }
  await Promise.all(Array.from({ length: atOnce }, take))
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').slice(0, 200)
const batches = Array.from({ length: Math.ceil(payloads.length / perRfc) }, (_, i) =>
  payloads.slice(i * perRfc, (i + 1) * perRfc).map(({ text }) => text),
)

/** A feed as a reader takes it: well formed, and each content put into a page that forbids nothing. */
const feedIsInert = async ({ page, seen }: Watch, path: string) => {
  const response = await page.request.get(path)
  const xml = await response.text()
  expect([path, response.status()]).toEqual([path, 200])
  const contents = await page.evaluate((text) => {
    const feed = new DOMParser().parseFromString(text, 'application/xml')
    const error = feed.querySelector('parsererror')
    if (error) throw new Error(error.textContent ?? 'not well formed')
    const names = new Set([...feed.querySelectorAll('*')].map((node) => node.nodeName))
    for (const name of names)
      if (!/^(feed|id|title|updated|author|name|link|entry|published|category|content)$/.test(name))
        throw new Error(`element ${name}`)
    return [...feed.querySelectorAll('content, title')]
      .map((node) => node.textContent ?? '')
      .filter((content) => content.startsWith('<'))
  }, xml)
  const reader = await page.context().newPage()
  const document = contents.map((html) => `<div class="prose">${html}</div>`).join('\n')
  await reader.route('http://reader.invalid/**', (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: document }),
  )
  await reader.goto('http://reader.invalid/feed')
  const wrong = await found(reader)
  await reader.close()
  return [...wrong.filter((what) => !what.startsWith('image ')), ...seen]
}

for (const [index, texts] of batches.entries()) {
  test(
    `typed text does nothing in titles, texts, comments, suggestions, decisions, feeds and differences: ` +
      `part ${index + 1} of ${batches.length}`,
    async ({ browser }) => {
      test.setTimeout(300_000)
      const watch = await watched(browser)
      const { page } = watch
      const body =
        `## Motivation ${word}\n\nWords to stand on.\n` +
        `\n${texts.map((text, at) => `### Part ${at}\n\n${text}\n\nBetween.`).join('\n\n')}\n` +
        `\n${word} ${oneLine(texts[0]!)}`
      const { number } = await post<{ number: number }>(page, '/rfcs', {
        title: oneLine(texts[0]!) || 'x',
        body,
        labels: [],
      })
      await post(page, `/rfcs/${number}/transitions`, { to: 'review' })
      await forEach(texts.entries(), ([at, text]) =>
        post(page, `/rfcs/${number}/comments`, {
          body: `${word} ${at}\n\n${text}`,
          ...(at < 14 && { anchor: { quote: 'Words to stand on.' }, suggestion: text }),
          ...(at === 15 && { anchor: { quote: text } }),
        }),
      )
      await api(page, 'patch', `/rfcs/${number}`, {
        title: oneLine(texts[1]!) || 'x',
        body: `${texts.join('\n\n')}\n\n${body}`,
        baseVersion: 1,
      })
      await post(page, `/rfcs/${number}/transitions`, {
        to: 'rejected',
        decision: {
          rationale: texts.join('\n\n').slice(0, 15_000),
          dissent: texts[2],
          conditions: texts[3],
          wouldChange: texts[4],
        },
      })
      await look(watch, `/rfcs/${number}`)
      await look(watch, `/rfcs/${number}?every=1&version=1`)
      for (const view of ['', '?view=split', '?read=source', '?read=source&view=split', '?read=blame'])
        await look(watch, `/rfcs/${number}/versions${view}`)
      expect(await feedIsInert(watch, `/api/v1/rfcs/${number}/feed.atom`)).toEqual([])
      await page.close()
    },
  )
}

test('typed text does nothing in snippets of a search, in lists and the feed of all', async ({ browser }) => {
  const watch = await watched(browser)
  await forEach(payloads.slice(0, 40), ({ text }) =>
    post(watch.page, '/rfcs', { title: oneLine(text), body: `${word} alert ${text}`, labels: [] }),
  )
  for (const q of [word, 'alert', 'script img', '<script>alert(1)</script>', 'author:"<img src=x onerror=alert(1)>"'])
    await look(watch, `/rfcs?q=${encodeURIComponent(q)}`)
  await look(watch, '/rfcs')
  expect(await feedIsInert(watch, '/api/v1/rfcs.atom')).toEqual([])
})

/** One text in each shape that files come in, in their headers as well. */
const files = (text: string, at: number): { path: string; text: string }[] => {
  const line = oneLine(text)
  return [
    {
      path: `text/${9000 + at}-x.md`,
      text: `- Feature Name: ${line}\n- Start Date: 2020-01-01\n- RFC PR: [rust-lang/rfcs#${9000 + at}](${line})\n\n# Summary\n\n${text}\n`,
    },
    {
      path: `keps/sig-x/${8000 + at}-x/kep.yaml`,
      text:
        `title: ${JSON.stringify(line)}\nkep-number: ${8000 + at}\nstatus: provisional\nauthors:\n` +
        `  - ${JSON.stringify(line)}\nsee-also:\n  - ${JSON.stringify(line)}\n`,
    },
    { path: `keps/sig-x/${8000 + at}-x/README.md`, text: `# KEP-${8000 + at}: ${line}\n\n${text}\n` },
    {
      path: `peps/pep-${7000 + at}.rst`,
      text:
        `PEP: ${7000 + at}\nTitle: ${line}\nAuthor: ${line}\nStatus: Draft\nType: Standards Track\n` +
        `Created: 01-Jan-2020\nDiscussions-To: ${line}\n\nAbstract\n========\n\n${text}\n\n.. raw:: html\n\n` +
        `   ${line}\n\n\`x <${line}>\`__\n`,
    },
    { path: `decisions/${6000 + at}-x.md`, text: `# ${line}\n\n* Status: accepted\n* Deciders: ${line}\n\n${text}\n` },
    {
      path: `ember/${5000 + at}-x.md`,
      text:
        `---\nstage: accepted\ntitle: ${JSON.stringify(line)}\nauthors: [${JSON.stringify(line)}]\nprs:\n` +
        `  accepted: ${JSON.stringify(line)}\n---\n\n# ${line}\n\n${text}\n`,
    },
  ]
}

test('typed text does nothing in imported files of any kind', async ({ browser }) => {
  test.setTimeout(600_000)
  const watch = await watched(browser)
  const chosen = payloads.filter((_, index) => index % 12 === 0)
  const summary = await post<{ files: { rfc: number | null }[] }>(watch.page, '/rfcs/import', {
    files: chosen.flatMap(({ text }, at) => files(text, at)),
  })
  const numbers = [...new Set(summary.files.flatMap(({ rfc }) => (rfc === null ? [] : [rfc])))]
  expect(numbers.length).toBeGreaterThan(chosen.length * 3)
  // Each as the server sends it, by the same rules as a page in the browser; and of every kind and every payload some in the browser.
  await forEach(numbers, async (number) => {
    const html = await (await watch.page.request.get(`${origin}/rfcs/${number}`)).text()
    expect([number, html.includes('<h1'), ...(await foundInHtml(watch.page, html))]).toEqual([number, true])
  })
  for (const [at, number] of numbers.entries()) if (at % 6 === 0) await look(watch, `/rfcs/${number}`)
})

test('what watches would see a script, a policy refused and a request elsewhere', async ({ browser }) => {
  const { page } = await watched(browser)
  await page.evaluate(() => {
    const prose = Object.assign(document.createElement('div'), {
      className: 'prose',
      innerHTML:
        '<img src=x onerror=alert(1)><a href="javascript:alert(1)">x</a><img src="https://evil.invalid/p.png">',
    })
    document.body.append(prose)
  })
  expect(await foundInHtml(page, '<div class="prose"><img src=x onerror=alert(1)></div><iframe></iframe>')).toEqual([
    'attribute onerror=alert(1)',
    expect.stringContaining('iframe'),
  ])
  await expect
    .poll(async () => (await found(page)).map((what) => what.split(' ')[0]))
    .toEqual(expect.arrayContaining(['refused', 'attribute', 'image', 'link']))
  await page.evaluate(() => alert('x'))
  expect((await found(page)).filter((what) => what === 'alert').length).toBeGreaterThan(0)
})
