import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inline } from '@/lib/core/text/inline'
import { labelAndHelp, wordsOf } from './rules-html'

const words = (html: string) => wordsOf(html).text

describe('another tool’s HTML as words', () => {
  it.each([
    ['Plain & simple', 'Plain & simple'],
    ['Text for <strong>first question</strong>', 'Text for **first question**'],
    ['<p>One</p><p>Two<br>lines</p>', 'One\n\nTwo\nlines'],
    ['one&nbsp;&amp;&nbsp;two', 'one & two'],
    ['<ul><li>a</li><li>b</li></ul>', '- a\n\n- b'],
    ['See <a href="https://e.org/x">this</a>', 'See [this](https://e.org/x)'],
    ['1 < 2', '1 < 2'],
  ])('%j → %j', (html, text) => expect(words(html).replace(/\n+- /g, '\n\n- ').trim()).toBe(text))

  const payloads = [
    '<script>alert(1)</script>Hi',
    '<img src=x onerror=alert(1)>Hi',
    '<svg/onload=alert(1)>Hi',
    '<a href="javascript:alert(1)">Hi</a>',
    '<a href="  java\tscript:alert(1)">Hi</a>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>Hi',
    '<b onmouseover=alert(1)>Hi</b>',
    '<math><mtext></p><style><img src=x onerror=alert(1)>Hi',
    '<a href="data:text/html,<script>alert(1)</script>">Hi</a>',
    '<form action=//x><button>Hi</button></form>',
    '<<script>script>alert(1)<</script>/script>Hi',
    '<p title="</p><script>alert(1)</script>">Hi</p>',
    '<template><script>alert(1)</script></template>Hi',
    '[x](javascript:alert(1)) Hi',
  ]
  it.each(payloads)('%s leaves no link but to a web page', (payload) => {
    const { text, lost } = wordsOf(payload)
    expect(inline(text).filter((run) => run.href && !/^https?:/.test(run.href))).toEqual([])
    if (/^<(script|svg|iframe|template|img|math)|^<b on/.test(payload)) expect(lost.length).toBeGreaterThan(0)
  })
  it('an escaped tag stays text', () =>
    expect(words('&lt;script&gt;alert(1)&lt;/script&gt;')).toBe('<script>alert(1)</script>'))
  it('takes anything without failing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(typeof words(`<p>${text}`)).toBe('string')
      }),
    )
    expect(words('<div>'.repeat(50_000))).toBe('')
  })
  it('puts many words into help', () => {
    const { label, help } = labelAndHelp(`<p>What?</p><p>${'word '.repeat(100)}</p>`)
    expect(label).toBe('What?')
    expect(help).toHaveLength(499)
  })
})
