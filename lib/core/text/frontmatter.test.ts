import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emitFrontMatter, parseFrontMatter } from './frontmatter'

describe('front matter', () => {
  it('is split from the body, which stays as it was', () => {
    expect(parseFrontMatter('---\ntitle: A # why\ntags: [a, b]\n---\n\n# Body\r\n--- \n')).toEqual({
      data: { title: 'A', tags: ['a', 'b'] },
      body: '\n# Body\r\n--- \n',
      bodyLine: 5,
    })
    expect(parseFrontMatter('\uFEFF--- \r\na: 1\r\n---\r\nb')).toEqual({ data: { a: 1 }, body: 'b', bodyLine: 4 })
    expect(parseFrontMatter('---\n---\n')).toEqual({ data: {}, body: '', bodyLine: 3 })
  })
  it('may be absent', () => {
    for (const source of ['# Body', '', '---\nnever closed', 'x\n---\na: 1\n---\n', '----\na: 1\n----\n']) {
      expect(parseFrontMatter(source)).toEqual({ data: null, body: source, bodyLine: 1 })
    }
  })
  it.each([
    ['---\na: 1\nb: [1\n---\n', /^Line [34]: /],
    ['---\na: 1\na: 2\n---\n', /^Line 3: .*unique/],
    ['---\n- 1\n---\n', /^Line 2: .*expected/],
    ['---\na: *nowhere\n---\n', /^Line 2: .*alias/],
    [
      `---\na: &a [1,1]\nb: &b [${'*a,'.repeat(9)}]\nc: &c [${'*b,'.repeat(9)}]\nd: [${'*c,'.repeat(9)}]\n---\n`,
      /exhaustion/,
    ],
  ])('refuses broken YAML with its line: %j', (source, reason) => {
    expect(() => parseFrontMatter(source)).toThrow(reason)
  })
  it('survives being written and read', () => {
    const text = fc.string({ unit: 'grapheme' })
    fc.assert(
      fc.property(
        fc.dictionary(fc.stringMatching(/^[a-z][a-z-]*$/), fc.oneof(text, fc.integer(), fc.boolean(), fc.array(text))),
        text,
        (data, body) => {
          const read = parseFrontMatter(emitFrontMatter(data, body))
          expect(read.body).toBe(body)
          expect(read.data ?? {}).toEqual({ ...data })
        },
      ),
    )
    expect(emitFrontMatter({}, '# Body')).toBe('# Body')
    expect(parseFrontMatter(emitFrontMatter({}, '---\na: 1\n---\n')).body).toBe('---\na: 1\n---\n')
  })
})
