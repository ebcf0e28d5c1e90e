import { expect, it } from 'vitest'
import { staticHtml } from '@/components/ui/static-html'
import { tagLanes, viewTurns } from '@/lib/fieldwork/presenter-view'
import { parseTranscript } from '@/lib/fieldwork/rules-transcript'
import type { HighlightView } from '@/lib/fieldwork/schema'
import { Transcript } from './transcript'

it('a transcript is plain: a page has its text once, as HTML, and not as data too', () => {
  const body = '**Ana:** How long?\n\n**Bo:** An hour & more.'
  const highlight = {
    ...{ id: 'h1', start: body.indexOf('An hour'), quote: 'An hour', tags: ['wait'], anchorState: 'exact' },
  } as unknown as HighlightView
  const lanes = tagLanes([highlight])
  const html = staticHtml(
    <Transcript turns={viewTurns(parseTranscript(body), [], [highlight])} highlights={[highlight]} lanes={lanes} />,
  )
  expect(html).toContain('>How long?<')
  expect(html).toMatch(/<mark id="h-h1"[^>]*>An hour<\/mark>/)
  expect(html).toContain('&amp; more.')
})
