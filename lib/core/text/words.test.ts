import { describe, expect, it } from 'vitest'
import { escapeHtml, escapeXml } from './escape'
import { beginning, excerpt } from './excerpt'
import { plainText } from './inline'
import { headingSlugger, slugify } from './slug'

describe('escape', () => {
  it('makes text safe in HTML and XML, also in attributes', () => {
    expect(escapeHtml(`<a b="c" d='e'>&amp;`)).toBe('&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;amp;')
  })
  it('leaves out what XML cannot carry', () => {
    expect(escapeXml('a\u0000b\u001Fc\uFFFFd\uD800e\t🚢')).toBe('abcde\t🚢')
  })
})

describe('slug', () => {
  it('makes addresses', () => {
    expect(slugify('  Don’t Wait: Déploiements & CI/CD! ')).toBe('dont-wait-deploiements-ci-cd')
    expect(slugify('日本語')).toBe('')
    expect(slugify('one two three four', 10)).toBe('one-two')
    expect(slugify('abcdefghijklmnop', 10)).toBe('abcdefghij')
  })
  it('makes heading fragments as GitHub does', () => {
    const slug = headingSlugger()
    expect(['Summary & Goals', 'Foo', 'Foo', 'Foo-1', 'Ünïcode 語', '!'].map(slug)).toEqual([
      'summary--goals',
      'foo',
      'foo-1',
      'foo-1-1',
      'ünïcode-語',
      'section',
    ])
  })
})

describe('a label in words', () => {
  it('leaves out the marks that a page shows as emphasis, code or a link', () => {
    expect(plainText('How **useful** is the `ci_run` of [the queue](https://e.org), *really*?')).toBe(
      'How useful is the ci_run of the queue, really?',
    )
    expect(plainText('a * b * c and snake_case_name')).toBe('a * b * c and snake_case_name')
  })
  it('keeps every other sign, as the one who answers sees it', () => {
    const typed = [
      '> 30 minutes',
      '- 10 %',
      '+ 5',
      '10. week',
      '# of builds',
      '<once a week>',
      'Map<Key, Value>',
      'queue[0][1]',
      'A~~B~~',
    ]
    expect(typed.map(plainText)).toEqual(typed)
    expect(plainText('Use `List<String>` or `a[0](b)`')).toBe('Use List<String> or a[0](b)')
  })
})

describe('excerpt', () => {
  it('leaves the words of Markdown', () => {
    expect(
      excerpt(
        '# Why\n\n> We **wait** for [the queue](https://e.org) and `ci_run` ![x](y)\n\n- [ ] <b>one</b>\n\n| a |\n|---|\n',
      ),
    ).toBe('Why We wait for the queue and ci_run x [ ] one | a |')
    expect(excerpt('a * b * c and snake_case_name, my__own__name, __strong__ and _em_')).toBe(
      'a * b * c and snake_case_name, my__own__name, strong and em',
    )
  })
  it('keeps what stands in code, and what is escaped', () => {
    expect(excerpt('Use `List<String>`, not `<dialog>` or `a[0](b)`.')).toBe(
      'Use List<String>, not <dialog> or a[0](b).',
    )
    expect(excerpt('```ts\nconst ids = read<Id>(`x`)\n```\nand so on')).toBe('const ids = read<Id>(`x`) and so on')
    expect(excerpt('1\\. of \\*all\\*, R&amp;D, 5 &lt; 6, &#8211; and &#0;')).toBe(
      '1. of *all*, R&D, 5 < 6, – and \uFFFD',
    )
  })
  it('keeps addresses, numbers of lists, and brackets that are no link', () => {
    expect(excerpt('See <https://e.org/a> or <kim@e.org>.')).toBe('See https://e.org/a or kim@e.org.')
    expect(excerpt('1. Docs\n2. Builds\n\n2026. A year')).toBe('1. Docs 2. Builds 2026. A year')
    expect(excerpt('queue[0][1] and [the RFC][r], [r]\n\n[r]: https://e.org')).toBe('queue[0][1] and the RFC, r')
    expect(excerpt('[a](https://e.org/b_(c)) d')).toBe('a d')
  })
  it('does not say what was struck out, nor join what a tag parts', () => {
    expect(excerpt('We use ~~Kafka~~ queues')).toBe('We use ~~Kafka~~ queues')
    expect(excerpt('5<br>10<sup>2</sup> <b>s</b>low')).toBe('5 10 2 slow')
  })
  it('cuts between words', () => {
    expect(excerpt('one two three', 13)).toBe('one two three')
    expect(excerpt('one two, three', 10)).toBe('one two…')
    expect(excerpt('🚢'.repeat(20), 10).isWellFormed()).toBe(true)
    expect(excerpt('x'.repeat(50), 10)).toHaveLength(10)
  })
  it('leaves a quote as it was typed', () => {
    expect(beginning('- 10 points:\n`List<String>` is *not* > 5. <b>')).toBe(
      '- 10 points: `List<String>` is *not* > 5. <b>',
    )
    expect(beginning('one two, three', 10)).toBe('one two…')
  })
})
