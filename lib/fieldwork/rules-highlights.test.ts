import { expect, test } from 'vitest'
import { transferHighlights } from './rules-highlights'

const people = [
  {
    id: 'a',
    role: 'participant' as const,
    speaker: 'Ana',
    pseudonym: 'Ana',
    personName: null,
    labels: [],
    withdrawn: false,
    named: false,
  },
  {
    id: 'b',
    role: 'participant' as const,
    speaker: 'Bea',
    pseudonym: 'Bea',
    personName: null,
    labels: [],
    withdrawn: false,
    named: false,
  },
]
const quote = 'Our builds wait'
const first = '**Ana:** Our builds wait for runners.\n\n**Bea:** No.'

/** The highlight of Ana's words through these texts, one after the other. */
function through(...texts: string[]) {
  let [state, start, before] = ['exact', first.indexOf(quote), first]
  let [prefix, suffix] = ['', ' for runners.']
  return texts.map((after) => {
    const [found] = transferHighlights(before, after, people, [
      { id: 'h', quote, prefix, suffix, start, participantId: 'a', anchorState: state },
    ])
    ;({ state, start, prefix, suffix } = found!)
    before = after
    return [state, after.slice(start, start + quote.length) === quote]
  })
}

test('words that went come back with their turn', () => {
  const gone = '**Bea:** No.'
  const back = '**Bea:** No.\n\n**Ana:** Our builds wait for runners.'
  expect(through(gone, back)).toEqual([
    ['outdated', false],
    ['exact', true],
  ])
})

test('the same words of another person are not those that went', () => {
  const gone = '**Bea:** No.\n\n**Ana:** Well.'
  expect(through(gone, '**Bea:** Our builds wait for runners.\n\n**Ana:** Well.').map(([state]) => state)).toEqual([
    ...['outdated', 'outdated'],
  ])
})

test('a twin that stood there all along is not them, whatever is edited next', () => {
  const twice = '**Ana:** Our builds wait.\n\n**Bea:** Why?\n\n**Ana:** Our builds wait.'
  const once = '**Bea:** Why?\n\n**Ana:** Our builds wait.'
  const [found] = transferHighlights(twice, once, people, [
    { id: 'h', quote, prefix: '', suffix: '.', start: 9, participantId: 'a', anchorState: 'exact' },
  ])
  expect(found!.state).toBe('outdated')
  const [next] = transferHighlights(once, `${once}\n\n**Bea:** I see.`, people, [
    { ...found!, participantId: 'a', anchorState: 'outdated' },
  ])
  expect(next!.state).toBe('outdated')
})
