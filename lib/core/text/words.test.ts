import { describe, expect, it } from 'vitest'
import { escapeHtml, escapeXml } from './escape'
import { excerpt, plainText } from './excerpt'
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

describe('excerpt', () => {
  it('leaves the words of Markdown', () => {
    expect(
      plainText(
        '# Why\n\n> We **wait** for [the queue](https://e.org) and `ci_run` ![x](y)\n\n- [ ] <b>one</b>\n\n| a |\n|---|\n',
      ),
    ).toBe('Why We wait for the queue and ci_run x [ ] one | a |')
    expect(plainText('a * b * c and snake_case_name')).toBe('a * b * c and snake_case_name')
  })
  it('cuts between words', () => {
    expect(excerpt('one two three', 13)).toBe('one two three')
    expect(excerpt('one two, three', 10)).toBe('one two…')
    expect(excerpt('🚢'.repeat(20), 10).isWellFormed()).toBe(true)
    expect(excerpt('x'.repeat(50), 10)).toHaveLength(10)
  })
})
