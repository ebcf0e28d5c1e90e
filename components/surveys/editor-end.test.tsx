import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { Question } from '@/lib/surveys/schema'
import { GoodEnd } from './editor-end'

const shown = (over: Partial<Question>, locked = false) => {
  const html = renderToStaticMarkup(
    <GoodEnd
      question={{ key: 'q', type: 'rating', label: 'Q', ...over }}
      name={(field) => `questions.0.${field}`}
      wrong={() => ({})}
      locked={locked}
      put={() => undefined}
    />,
  )
  const options = [...html.matchAll(/<option([^>]*)>([^<]*)/g)]
  return {
    html,
    options: options.map(([, , words]) => words),
    chosen: options.find(([, attributes]) => attributes!.includes('selected'))?.[2],
  }
}

describe('the choice of the good end', () => {
  it('is in the words of the ends, the high one as long as nobody chose', () => {
    const { options, chosen } = shown({ min: 1, max: 7, minLabel: '**Never**', maxLabel: 'Always' })
    expect(options).toEqual([
      'The highest: 7 Always',
      'The lowest: 1 Never',
      'Neither: no answer is better than another',
    ])
    expect(chosen).toBe('The highest: 7 Always')
    expect(shown({ favourableEnd: 'low' }).chosen).toBe('The lowest: 1')
  })
  it('of a number is neither as long as nobody chose', () => {
    expect(shown({ type: 'number' }).chosen).toMatch(/^Neither/)
    expect(shown({ type: 'number', favourableEnd: 'low' }).chosen).toBe('Low: less is better')
  })
  it('is none of a recommendation, nor where answers have no ends', () => {
    for (const type of ['nps', 'single', 'matrix', 'text'] as const) expect(shown({ type }).html).toBe('')
  })
  it('stays open with responses in, and says what it changes', () => {
    expect(shown({}, true).html).toContain('another end changes what is favourable in every result so far')
    expect(shown({}, true).html).not.toMatch(/<select[^>]* disabled=/)
  })
})
