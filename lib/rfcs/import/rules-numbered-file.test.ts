import { describe, expect, test } from 'vitest'
import { fileName, isNumbered, readNumbered, writeNumbered, type Exported } from './rules-numbered-file'

const rfc: Exported = {
  number: 12,
  version: 3,
  title: 'T',
  body: 'Text.\n',
  format: 'markdown',
  status: 'review',
  labels: ['ci'],
  author: 'Ana',
  created: new Date('2026-03-02T10:00:00Z'),
  source: null,
}
const read = (text: string) => {
  const found = readNumbered({ path: 'x.md', text }, () => {})
  if (typeof found === 'string') throw new Error(found)
  return found
}

describe('a numbered file', () => {
  test('is front matter and the text', () => {
    expect(writeNumbered(rfc)).toBe(
      '---\nrfc: 12\nversion: 3\ntitle: "T"\nstatus: "review"\nlabels: ["ci"]\nauthor: "Ana"\ncreated: "2026-03-02"\n---\nText.\n',
    )
  })
  const strange = [
    '',
    '\n\n',
    '---\n---\n',
    '\uFEFFa',
    'a\r\nb\r',
    ' "x": # y',
    'it\'s \\ "so"',
    '\u2028\u0085\u0001\t',
    '𝕫 👩‍👩‍👧',
    '{a: [b',
    '&a *a !!x %',
    'rfc: 9\n...\n',
    '- ? |\n >',
  ]
  test.each(strange)('keeps %j as text, and as a header of where it came from', (text) => {
    const source = {
      key: 'k',
      hash: 'h',
      dialect: 'rust',
      path: 'p',
      headerPath: 'p',
      header: text,
      number: null,
      status: null,
      importedStatus: 'draft' as const,
      dates: {},
      links: [{ rel: 'issue' as const, target: text, url: null }],
    }
    const file = writeNumbered({ ...rfc, body: text, source })
    expect(isNumbered(file)).toBe(true)
    expect(read(file)).toMatchObject({
      body: text,
      title: 'T',
      labels: ['ci'],
      numbered: { number: 12, version: 3, source },
    })
  })
  test('may be edited by hand, with line ends of Windows', () => {
    const found = read(
      '---\r\n# mine\r\nrfc: 12\r\nversion: 3\r\ntitle: Plain words\r\nstatus: accepted\r\nlabels:\r\n  - a\r\n---\r\nx\r\n',
    )
    expect(found).toMatchObject({ title: 'Plain words', status: 'accepted', labels: ['a'], body: 'x\r\n' })
  })
  test('is not taken for one without a number, a closed header, or a header at all', () => {
    for (const text of ['rfc: 1\n', '---\nrfc: 1\n', '---\ntitle: x\n---\nrfc: 1\n', '---\nmy-rfc: 1\n---\n'])
      expect(isNumbered(text), text).toBe(false)
  })
  test('has a name of its number and title', () => {
    expect(fileName(rfc)).toBe('0012-t.md')
    expect(fileName({ ...rfc, title: 'Ünïcode & «signs» — 日本', format: 'rst' })).toBe('0012-unicode-signs.rst')
    expect(fileName({ ...rfc, title: '日本', number: 12_345 })).toBe('12345.md')
  })
})
