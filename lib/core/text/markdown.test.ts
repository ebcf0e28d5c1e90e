import { describe, expect, it } from 'vitest'
import { describeCorpora } from '@/tests/support/corpus'
import { outline, renderMarkdown } from './markdown'
import { isPathological } from './markdown-pathological'

/** Milliseconds this process has worked: unlike the clock it does not run while others do. */
const cpuTime = () => process.cpuUsage().user / 1000

describe('renderMarkdown', () => {
  it('begins headings below the page’s own and skips no level', () => {
    const levels = (source: string) => [...renderMarkdown(source).matchAll(/<h(\d)/g)].map((match) => Number(match[1]))
    expect(levels('## A\n### B\n## C')).toEqual([2, 3, 2])
    expect(levels('# A\n#### B\n## C')).toEqual([2, 3, 3])
    expect(levels('### A\n## B')).toEqual([2, 2])
  })
  it('renders GitHub Markdown with headings one deeper and ids that a table of contents can reach', () => {
    const html = renderMarkdown(
      '# Summary & goals\n\n[up](#summary--goals)\n\n| a |\n|---|\n| ~~1~~ |\n\n# Summary & goals',
    )
    expect(html).toContain('<h2 id="doc-summary--goals">')
    expect(html).toContain('<h2 id="doc-summary--goals-1">')
    expect(html).toContain('href="#doc-summary--goals"')
    expect(html).toContain('<td><del>1</del></td>')
  })

  it('keeps footnotes working under the prefix', () => {
    const html = renderMarkdown('a[^1]\n\n[^1]: b', { idPrefix: 'c7-' })
    expect(html).toContain('href="#c7-fn-1"')
    expect(html).toContain('id="c7-fn-1"')
    expect(html).toContain('aria-describedby="c7-footnote-label"')
    expect(html).toContain('id="c7-footnote-label"')
  })

  it('gives the outline the ids of the page', () => {
    const source = '# One\n\nx\n\n## Two `code`\n\n# One\n\n###\n\n[^1]\n\n[^1]: note'
    expect(outline(source)).toEqual([
      { depth: 1, text: 'One', id: 'doc-one' },
      { depth: 2, text: 'Two code', id: 'doc-two-code' },
      { depth: 1, text: 'One', id: 'doc-one-1' },
    ])
    for (const { id } of outline(source)) expect(renderMarkdown(source)).toContain(`id="${id}"`)
  })

  it('marks links to elsewhere and leaves our own alone', () => {
    expect(renderMarkdown('[a](https://example.org)')).toContain('rel="nofollow noopener ugc"')
    expect(renderMarkdown('[a](//example.org)')).toContain('rel="nofollow noopener ugc"')
    expect(renderMarkdown('[a](/rfcs/7)')).toBe('<p><a href="/rfcs/7">a</a></p>')
  })

  it('fetches no image from elsewhere', () => {
    for (const image of [
      '![p](https://example.org/p.png)',
      '![p](//example.org/p.png)',
      '![p](data:image/png;base64,AAAA)',
      '<img src="https://example.org/p.png">',
      '<img src="/\texample.org/../\\/example.org/p.png" srcset="https://example.org/p.png 2x">',
      '<picture><source srcset="https://example.org/p.png"></picture>',
      '[![p](https://example.org/p.png)](https://example.org)',
      '![p](./p.png)',
    ]) {
      expect(renderMarkdown(image)).not.toMatch(/<(img|source|picture)[^>]*(src|srcset)="(https?:|\/\/|data:|\.)/)
      expect(renderMarkdown(image)).not.toContain('srcset')
    }
    const own = `/api/v1/rfcs/images/${'0a'.repeat(32)}`
    expect(renderMarkdown(`![a chart](${own}#640x480)`)).toContain(
      `<img src="${own}#640x480" alt="a chart" loading="lazy" width="640" height="480">`,
    )
    // Anything else of ours that answers a GET is no image: nobody visits it by reading.
    for (const path of ['/files/1.png', '/rfcs/7', `${own}/../../../../../asks/x`, `${own.slice(0, -1)}`])
      expect(renderMarkdown(`![p](${path})`)).not.toContain('<img')
    expect(renderMarkdown('[![p](https://e.org/p.png)](https://e.org)').match(/<a /g)).toHaveLength(1)
  })

  it('names checkboxes, empty links and scrolling blocks', () => {
    expect(renderMarkdown('- [x] shipped')).toContain('aria-label="done"')
    expect(renderMarkdown('[](https://example.org/x)')).toContain('>https://example.org/x</a>')
    expect(renderMarkdown('```\nx\n```')).toContain('<pre tabindex="0">')
  })

  const payloads = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg onload=alert(1)><script>alert(1)</script></svg>',
    '<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<object data="javascript:alert(1)"></object><embed src="javascript:alert(1)">',
    '<form action="https://e.org"><input name=password><button formaction="javascript:alert(1)">ok</button></form>',
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt&colon;alert(1))',
    '[x](java\tscript:alert(1))',
    '<a href="java&#x0A;script:alert(1)">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    '<a href="vbscript:x" onclick=alert(1) style="position:fixed;inset:0">x</a>',
    '<style>*{display:none}</style><link rel=stylesheet href=https://e.org/x.css>',
    '<meta http-equiv=refresh content="0;url=https://e.org"><base href="https://e.org">',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<!--><img src=x onerror=alert(1)>-->',
    '<textarea><img title="</textarea><img src=x onerror=alert(1)>"></textarea>',
    '<details ontoggle=alert(1) open>x</details>',
    '![x](x "onerror=alert(1)")<IMG """><SCRIPT>alert(1)</SCRIPT>">',
    '`<img src=x onerror=alert(1)>`',
    '<a id="body" name="cookie">x</a>',
  ]
  it.each(payloads)('renders nothing that runs, styles or posts: %s', (payload) => {
    const html = renderMarkdown(`before\n\n${payload}\n\nafter ${payload}`)
    const tags = (html.match(/<(?:"[^"]*"|[^">])+>/g) ?? []).join('')
    expect(tags).not.toMatch(/<(script|style|iframe|object|embed|form|button|link|meta|base|svg|math|textarea)\b/i)
    expect(tags.replace(/"[^"]*"/g, '""')).not.toMatch(/\s(on\w+|style|srcdoc|formaction|action)=/i)
    expect(tags).not.toMatch(/(href|src)="\s*(javascript|vbscript|data)/i)
    for (const [, name] of html.matchAll(/\s(?:id|name)="([^"]*)"/g)) expect(name).toMatch(/^doc-/)
  })

  it('shows text that would hold up the server as it was typed', () => {
    for (const source of ['>'.repeat(20_000), 'a**b'.repeat(10_000), '- '.repeat(5_000), '*a '.repeat(20_000)]) {
      const started = cpuTime()
      expect(renderMarkdown(source)).toMatch(/^<pre tabindex="0">/)
      expect(cpuTime() - started).toBeLessThan(1_000)
    }
    expect(renderMarkdown('<div>'.repeat(20_000))).toMatch(/^<pre tabindex="0">&lt;div/)
  }, 60_000)

  describeCorpora('rfcs', (corpus) => {
    it('no RFC is taken for tangled', () => {
      const files = corpus.list('.md')
      expect(files.length).toBeGreaterThan(5)
      for (const file of files) expect(isPathological(corpus.read(file)), file).toBe(false)
    })
  })

  it('renders a long document once and quickly', () => {
    const source = Array.from(
      { length: 300 },
      (_, n) =>
        `## Part ${n}\n\nSome *words* about [part ${n}](#part-${n}), \`code\` and **more**.\n\n- one\n- two\n\n`,
    ).join('')
    const long = source + 'The deploy queue was stuck again and nobody could say why it was.\n'.repeat(2_100)
    expect(long.length).toBeGreaterThan(150_000)
    const started = cpuTime()
    const html = renderMarkdown(long)
    const first = cpuTime() - started
    expect(first).toBeLessThan(8_000)
    const again = cpuTime()
    expect(renderMarkdown(long)).toBe(html)
    expect(cpuTime() - again).toBeLessThan(first / 10)
  }, 60_000)
})

describe('alerts as GitHub writes them', () => {
  it.each(['note', 'tip', 'important', 'warning', 'caution'])('%s has a title in place of its mark', (kind) => {
    const html = renderMarkdown(`> [!${kind.toUpperCase()}]\n> Read **this**.\n>\n> And this.`)
    expect(html).toContain(`<blockquote class="md-alert md-alert-${kind}">`)
    expect(html).toContain(`<p class="md-alert-title">${kind.charAt(0).toUpperCase()}${kind.slice(1)}</p>`)
    expect(html).toContain('<p>Read <strong>this</strong>.</p>')
    expect(html).not.toContain('[!')
  })
  it.each(['> [!NOTE] on the same line', '> Note: so', '> [!OTHER]\n> x', '[!NOTE]\nx'])('%s is none', (source) => {
    expect(renderMarkdown(source)).not.toContain('md-alert')
  })
})
