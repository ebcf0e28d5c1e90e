import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { describe, expect, it } from 'vitest'
import { linkMarkdown, literalMarkdown } from './literal-markdown'

type Node = { type: string; value?: string; children?: Node[] }
const reader = unified().use(remarkParse).use(remarkGfm)
const wordsOf = (node: Node): string => node.value ?? (node.children ?? []).map(wordsOf).join('')
const typesOf = (node: Node): string[] => [node.type, ...(node.children ?? []).flatMap(typesOf)]
const plain = (text: string) => text.replace(/\s+/g, '')

describe('literalMarkdown', () => {
  // Each was read otherwise by at least one of marked 18.2.1, markdown-it 15.0.3, remark-gfm 4.0.1, @mdx-js/mdx 3.1.1,
  // Python-Markdown (with MkDocs 1.4.2) and Pandoc 2.17.1.1; now all give the same words.
  it.each([
    ['1. first of all', '1\\. first of all'],
    ['1986. A great year.', '1986\\. A great year.'],
    ['12) well', '12\\) well'],
    ['-5 min', '\\-5 min'],
    ['= really', '&#61; really'],
    ['term\n: what it is', 'term\n&#58; what it is'],
    ['    some_code', 'some\\_code'],
    ['a\n\n\tb_c', 'a\n\nb\\_c'],
    ['List<String> & co', 'List&lt;String\\> & co'],
    ['&copy; is typed', '&amp;copy; is typed'],
    ['~~5~~ and x^2^', '&#126;&#126;5&#126;&#126; and x&#94;2&#94;'],
    ['$5', '$5'],
    ['$x$ of it', '&#36;x$ of it'],
    ['https://ci.example/job/my_build?a=1&b=2', 'https&#58;//ci.example/job/my\\_build?a=1&b=2'],
    ['www.ci.example/my_build', 'www&#46;ci.example/my\\_build'],
    ['See https://ci.example/builds?a=1&b=2.', 'See https://ci.example/builds?a=1&b=2.'],
    ['<https://x.example/a>', '&lt;https&#58;//x.example/a\\>'],
    ['a | b\n--|--\n1 | 2', 'a &#124; b\n\\--&#124;--\n1 &#124; 2'],
  ])('of %j is %j, and read as it was typed', (typed, written) => {
    expect(literalMarkdown(typed)).toBe(written)
    const lines = (text: string) => text.split('\n').map((line) => `> ${line}`)
    const tree = reader.parse(lines(literalMarkdown(typed)).join('\n')) as Node
    expect(plain(wordsOf(tree))).toBe(plain(typed))
    const known = ['root', 'blockquote', 'paragraph', 'text', 'link']
    expect(typesOf(tree).filter((type) => !known.includes(type))).toEqual([])
  })
})

// @mdx-js/mdx 3.1.1 refused a page with <https://…>; Pandoc 2.17.1.1 made two links of [https://…](https://…).
describe('linkMarkdown', () => {
  it.each(['https://x.example/a_(b)?x=1&y=2', 'https://x.example/a', 'http://localhost:3000/~a'])(
    '%s is one link that shows it, without the brackets of a tag around it',
    (address) => {
      const written = linkMarkdown(address)
      expect(written).toMatch(/^\[[^<>]*\]\(<[^<>]*>\)$/)
      const paragraph = (reader.parse(written) as Node).children![0]!
      expect(paragraph.children).toMatchObject([{ type: 'link', url: address }])
      expect(wordsOf(paragraph)).toBe(address)
      expect(written.split('](')[0]).not.toContain('://')
    },
  )
})
