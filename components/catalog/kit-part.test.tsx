import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import type { Kit } from '@/lib/catalog/schema-kit'
import { KitPart } from './kit-part'

const part = (over: Partial<Kit['parts'][number]>): Kit['parts'][number] => ({
  ...{ name: 'ask', title: 'Whom to ask', text: '', there: 'Team: Platform.', missing: ['No channel is named.'] },
  ...over,
})
const html = (of: Kit['parts'][number], writes: boolean) =>
  renderToStaticMarkup(<KitPart part={of} capability="c1" writes={writes} />)

it('says what is there and what is missing, each once, and leads who may write to the field', () => {
  const found = html(part({}), true)
  for (const words of ['Team: Platform.', 'No channel is named.']) expect(found.split(words)).toHaveLength(2)
  expect(found).toContain('href="#field-channel"')
})

it('leads to the capability for what is kept there, and nobody who only reads', () => {
  const path = part({ name: 'golden-path', title: 'The golden path', there: '', missing: ['No golden path is named.'] })
  expect(html(path, true)).toContain('href="/capabilities/c1"')
  expect(html(path, false)).toContain('No golden path is named.')
  expect(html(path, false)).not.toContain('href')
})
