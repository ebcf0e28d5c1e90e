import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { Statement } from '@/components/insights/statement'
import type { Evidence } from '@/lib/evidence/schema'
import { EvidenceCard } from './evidence-item'

const words = 'The build log says the queue is full. '.repeat(100).trim()
const piece: Evidence = {
  id: 'a',
  kind: 'ticket',
  rung: 'low',
  text: words,
  occurredAt: '2026-02-01T00:00:00.000Z',
  ref: { kind: 'ticket', id: 'a' },
  anonymous: false,
  platformTeam: false,
  people: 1,
  source: 'Tickets',
  tags: [],
}

it('says of nobody that they said what was measured', () => {
  const measured = renderToStaticMarkup(<EvidenceCard piece={{ ...piece, kind: 'measurement' }} />)
  expect(measured).toContain('Measurement')
  expect(measured).not.toContain('A person')
  expect(renderToStaticMarkup(<EvidenceCard piece={piece} />)).toContain('A person')
})

describe('a long piece', () => {
  it('is sent as far as a list shows it, and whole by itself', () => {
    const inList = renderToStaticMarkup(<EvidenceCard piece={piece} clamp />)
    expect(inList.length).toBeLessThan(2_000)
    expect(inList).toContain('…')
    expect(renderToStaticMarkup(<EvidenceCard piece={piece} />)).toContain(words)
    expect(renderToStaticMarkup(<EvidenceCard piece={{ ...piece, text: 'Short.' }} clamp />)).toContain('>Short.<')
  })

  it('has the statement that is meant in a list of themes', () => {
    const from = words.indexOf('The build', 1_000)
    const part = { from, to: from + 37 }
    const shown = renderToStaticMarkup(<Statement text={words} part={part} most={300} />)
    expect(shown).toMatch(/^… .*<mark[^>]*>The build log says the queue is full\.<\/mark>/)
    expect(shown.length).toBeLessThan(600)
    expect(renderToStaticMarkup(<Statement text={words} part={part} />)).toContain(words.slice(part.to))
    expect(renderToStaticMarkup(<Statement text="Short" part={{ from: 0, to: 5 }} most={300} />)).toMatch(
      />Short<\/mark>$/,
    )
  })
})
