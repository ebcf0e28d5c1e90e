import { describe, expect, test } from 'vitest'
import { findUnsafe } from '@/tests/support/inert'
import { payloads, payloadsByKind } from '@/tests/support/xss-payloads'
import { markRanges } from './rules-marks'
import { renderDocument } from './rules-document'

test('the list is long and says what each kind tries', () => {
  expect(payloads.length).toBeGreaterThanOrEqual(150)
  expect(payloads.length).toBe(Object.values(payloadsByKind).flat().length)
})

describe.each(['markdown', 'rst'] as const)('%s', (format) => {
  test.each(payloads)('$kind: $text', ({ text }) => {
    for (const body of [
      text,
      `before ${text} after`,
      `- one\n  ${text}\n\n> ${text}\n`,
      `Title\n=====\n\n${text}\n\n${text}`,
    ]) {
      const { html, text: read } = renderDocument({ body, format })
      expect(findUnsafe(html)).toEqual([])
      expect(
        findUnsafe(
          markRanges(html, [{ id: '"><img src=x onerror=alert(1)>', start: 1, end: read.length - 1 }]).replace(
            /<mark data-threads="[^"]*"(?: id="[^"]*")?>/g,
            '<mark>',
          ),
        ),
      ).toEqual([])
    }
  })
  test('all of them in one text', () => {
    expect(findUnsafe(renderDocument({ body: payloads.map(({ text }) => text).join('\n\n'), format }).html)).toEqual([])
  })
})

/** Renderers that people have written, each with a hole: the test above must see it. */
const unsafe: Record<string, (text: string) => string> = {
  'as typed': (text) => text,
  'without script elements': (text) => text.replace(/<script[\s\S]*?<\/script\s*>/gi, ''),
  'without event handlers': (text) => text.replace(/\son\w+\s*=\s*("[^"]*"|[^\s>]*)/gi, ''),
  'links without their protocol checked': (text) =>
    text.replaceAll('<', '&lt;').replace(/\[([^\]]*)\]\(([^)]*)\)/g, '<a href="$2">$1</a>'),
  'links checked before entities are read': (text) =>
    text
      .replaceAll('<', '&lt;')
      .replace(/\[([^\]]*)\]\((?!javascript:|data:|vbscript:)([^)]*)\)/gi, '<a href="$2">$1</a>'),
  'with images from elsewhere': (text) =>
    text.replaceAll('<', '&lt;').replace(/!\[([^\]]*)\]\((https?:[^)]*)\)/g, '<img alt="" src="$2">'),
}
test.each(Object.entries(unsafe))('a renderer with a hole is caught: %s', (_name, render) => {
  expect(payloads.filter(({ text }) => findUnsafe(render(text)).length > 0).length).toBeGreaterThan(0)
})
