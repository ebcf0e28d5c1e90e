import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { staticHtml } from '@/components/ui/static-html'
import type { PublicItem } from '@/lib/roadmap/schema-public'
import { PublicBoard } from './public-board'

const item = (id: string, over: Partial<PublicItem> = {}): PublicItem => ({
  ...{ id, title: `Cache <${id}> & more`, problem: 'It waits.', kind: 'build', theme: 'Builds', quarter: '2026-Q4' },
  ...{ outcome: '', shippedAt: null, ...over },
})
const roadmap = {
  columns: [
    { horizon: 'now' as const, total: 1, items: [item('a')] },
    { horizon: 'next' as const, total: 0, items: [] },
    { horizon: 'later' as const, total: 3_333, items: [item('b'), item('c')] },
  ],
  shipped: [item('d', { shippedAt: '2026-10-02T10:00:00.000Z', outcome: 'Half the wait' }), item('e')],
}
const result = { metric: 'build-minutes', unit: 'min', before: 14, after: 9, beforeCi: null, afterCi: null }
const board = <PublicBoard roadmap={roadmap} results={new Map([['d', { ...result, result: 'reached' }]])} />

it('is written as React writes it, so that one copy does for all readers', () => {
  expect(staticHtml(board)).toBe(renderToStaticMarkup(board))
})

it('counts what a column has and not what is shown, and says what a shipped item changed', () => {
  const html = staticHtml(board) ?? ''
  expect(html).toContain('3333')
  expect(html).toMatch(/2 of 3,333 items are shown/)
  expect(html).toContain('href="/public/roadmap?all=later"')
  expect(html.match(/Show more/g)).toHaveLength(1)
  expect(html).toMatch(/Build minutes: 14 → 9\s?min · Reached/)
  expect(html.match(/Reached/g)).toHaveLength(1)
})
