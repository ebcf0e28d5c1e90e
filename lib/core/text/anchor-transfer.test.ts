import { describe, expect, test } from 'vitest'
import { turnsOf } from '@/tests/support/tracked-text'
import { transferAnchor } from './anchor-transfer'
import { locate } from './anchor'

/** Where the nth occurrence of a quote in the first version is in the last: its state and the words there. */
const through = (versions: readonly string[], quote: string, nth = 0): [string, string] => {
  const first = versions[0]!
  let start = first.indexOf(quote)
  for (let n = 0; n < nth; n += 1) start = first.indexOf(quote, start + 1)
  const found = transferAnchor(
    versions.map((text) => ({ text })),
    { start, end: start + quote.length },
  )
  return [found.state, versions.at(-1)!.slice(found.start, found.end)]
}
const startThrough = (versions: readonly string[], quote: string) => {
  const start = versions[0]!.indexOf(quote)
  return transferAnchor(
    versions.map((text) => ({ text })),
    { start, end: start + quote.length },
  ).start
}

const twins = `## Summary

Team Alpha reported that the new queue cut latency by twelve percent.

Team Beta reported that the new queue cut latency by twelve percent.

Ask Robin and Robin today.

The limit is ten requests per second for each team and it is enforced at the edge.
`
const later = twins
  .replace('Team Alpha reported that the new queue cut latency by twelve percent.\n\n', '')
  .replace('and Robin', 'and Elisa')
  .replace('ten requests', 'twenty requests')
const withMore = twins.replace('## Summary\n\n', '## Summary\n\nAn unrelated new paragraph.\n\n')
const alpha = 'new queue cut latency by twelve percent'

describe('a sentence with a twin', () => {
  test('is outdated when it is deleted, and never passes to the twin', () => {
    expect(through([twins, later], alpha)).toEqual(['outdated', ''])
  })
  test('is back in its place when its text is back', () => {
    expect(through([twins, later, twins], alpha)).toEqual(['exact', alpha])
    expect(startThrough([twins, later, twins, withMore], alpha)).toBe(withMore.indexOf(alpha))
  })
  test('stays itself when the two change places', () => {
    const [a, b] = ['Team Alpha waits for the queue.', 'Team Beta waits for the queue.']
    const found = through([`${a}\n\n${b}\n\nEnd.`, `${b}\n\n${a}\n\nEnd.`], 'Team Alpha waits')
    expect(found[1]).toBe('Team Alpha waits')
  })
  test('is not found in a twin that is written later', () => {
    const gone = twins.replace(/Team Alpha[^\n]*\n\n/, '')
    const other = `${gone}\nTeam Gamma reported that the new queue cut latency by twelve percent.\n`
    expect(through([twins, gone, other], alpha)).toEqual(['outdated', ''])
    expect(through([twins, other], alpha)).toEqual(['outdated', ''])
  })
  test('a copy of the paragraph does not take its comment when the paragraph goes', () => {
    const copied = `${twins}\n${'Ask Robin and Robin today.'}\n\nThe end of it.\n`
    const without = copied.replace('Ask Robin and Robin today.\n\nThe limit', 'The limit')
    expect(through([twins, copied, without], 'Robin and Robin')).toEqual(['outdated', ''])
  })
})

describe('a word that repeats', () => {
  test('is the same one or outdated, never the other', () => {
    expect(through([twins, later], 'Robin', 1)).toEqual(['outdated', ''])
    expect(through([twins, later], 'Robin', 0)).toEqual(['moved', 'Robin'])
    expect(through([twins, later, twins], 'Robin', 1)).toEqual(['exact', 'Robin'])
  })
  test('is outdated where one of two is gone and nothing says which', () => {
    expect(through(['Ask Robin and Robin today.', 'Ask Robin today.'], 'Robin', 1)[0]).toBe('outdated')
  })
  test('is not found inside another word or number', () => {
    expect(through(['An art of it. More here now.', 'A start of it. More here now.'], 'art')[0]).toBe('outdated')
    expect(through(['The limit is 1 per day.', 'The limit is 1.5 per day.'], '1')[0]).toBe('outdated')
    expect(locate('the state of the art', { quote: 'art' })).toMatchObject({ state: 'exact', start: 17 })
    expect(locate('a fresh start', { quote: 'art' })).toEqual({ state: 'moved', start: 8, end: 13 })
    expect(locate("they don't", { quote: 'don' })).toEqual({ state: 'moved', start: 5, end: 10 })
  })
})

describe('an edited sentence', () => {
  const long = 'The limit is ten requests per second for each team and it is enforced at the edge.'
  test('is moved, onto what it says now', () => {
    expect(through([twins, later], long)).toEqual(['moved', long.replace('ten', 'twenty')])
  })
  test.each([
    ['a word at its beginning', 'Our limit is ten requests per second for each team and it is enforced at the edge.'],
    ['a word at its end', 'The limit is ten requests per second for each team and it is enforced at the gateway.'],
    ['a word put in', 'The soft limit is ten requests per second for each team and it is enforced at the edge.'],
    ['split in two', 'The limit is ten requests per second for each team. It is enforced at the edge.'],
  ])('%s', (_, now) => {
    expect(through([twins, twins.replace(long, now)], long)).toEqual(['moved', now])
  })
  test('a short quote follows a mended slip', () => {
    expect(through(['We recieve mail here today.', 'We receive mail here today.'], 'recieve')).toEqual([
      'moved',
      'receive',
    ])
  })
  test('another sentence in its place is not it', () => {
    expect(
      through([twins, twins.replace(long, 'Costs are borne by the platform team until the end of June.')], long)[0],
    ).toBe('outdated')
  })
  test('edited step by step, it is followed', () => {
    const steps = [
      'Every deploy waits in the shared queue until the build before it is done.',
      'Every release waits in the shared queue until the build before it is done.',
      'Every release waits in the shared lane until the build before it is done.',
      'Each release waits in its own lane until the build before it is finished.',
    ]
    expect(
      through(
        steps.map((one) => `Intro here.\n\n${one}\n\nEnd here.`),
        steps[0]!,
      ),
    ).toEqual(['moved', steps[3]])
  })
})

describe('what stands around it', () => {
  test('changes nothing: it is exact', () => {
    const after = `Something new.\n\n${twins.replace('Ask Robin', 'Please ask Robin')}\nAnd more.\n`
    expect(through([twins, after], alpha)).toEqual(['exact', alpha])
  })
  test('a paragraph carried elsewhere is moved, with the short sentences in it', () => {
    const p = 'Rollbacks start within one minute of the alarm. Nobody is asked. It is logged.'
    const before = `One is here.\n\n${p}\n\nTwo is here.\n\nThree is here.`
    const after = `One is here.\n\nTwo is here.\n\nThree is here.\n\n${p}`
    expect(through([before, after], 'Nobody is asked.')).toEqual(['moved', 'Nobody is asked.'])
  })
  test('a list that is put in another order keeps each item', () => {
    const before = '- Lanes stay empty most days.\n- Teams do not name a steward.\n- The edge cannot enforce it.\n'
    const after = '- The edge cannot enforce it.\n- Lanes stay empty most days.\n- Teams do not name a steward.\n'
    expect(through([before, after], 'edge cannot enforce')[1]).toBe('edge cannot enforce')
    expect(through([before, after], 'Lanes stay')[1]).toBe('Lanes stay')
  })
  test('a table keeps equal cells apart', () => {
    const before = '| a | none |\n| b | none |\n| c | none |\n'
    const after = '| a | none |\n| x | none |\n| b | none |\n| c | none |\n'
    const start = before.indexOf('none', before.indexOf('| b'))
    const found = transferAnchor([{ text: before }, { text: after }], { start, end: start + 4 })
    expect(found).toEqual({
      state: 'exact',
      start: after.indexOf('none', after.indexOf('| b')),
      end: after.indexOf('none', after.indexOf('| b')) + 4,
    })
  })
  test('line ends and wrapping do not count as edits of other words', () => {
    expect(through([twins, twins.replaceAll('\n', '\r\n')], alpha)).toEqual(['exact', alpha])
    expect(through(['One two three four. End.', 'One two\nthree four. End.'], 'two three')).toEqual([
      'moved',
      'two\nthree',
    ])
    expect(through(['One two three four. End.', 'One two three\nfour. End.'], 'two three')).toEqual([
      'exact',
      'two three',
    ])
  })
  test('letters of any script', () => {
    expect(through(['キャッシュは空です。朝は遅い。', '新しい文。キャッシュは空です。朝は遅い。'], '遅い')).toEqual([
      'exact',
      '遅い',
    ])
    expect(through(['Über Größe reden wir später.', 'Über die Größe reden wir später.'], 'Größe reden')).toEqual([
      'moved',
      'Größe reden',
    ])
    expect(through(['see 👩‍💻 and 👩‍💻 here', 'see 👩‍💻 here'], '👩‍💻', 1)[0]).toBe('outdated')
  })
})

test('words never pass to another speaker', () => {
  const before = 'Ana: Our builds wait for runners.\n\nBea: Your builds wait for runners too.'
  const after = 'Ana: Our builds wait for the slow runners.\n\nBea: Your builds wait for runners too.'
  const start = before.indexOf('builds')
  const found = transferAnchor([turnsOf(before), turnsOf(after)], {
    start,
    end: start + 'builds wait for runners'.length,
  })
  expect([found.state, after.slice(found.start, found.end)]).toEqual(['moved', 'builds wait for the slow runners'])
  const silent = 'Bea: Our builds wait for runners.\n\nBea: Your builds wait for runners too.'
  expect(transferAnchor([turnsOf(before), turnsOf(silent)], { start, end: start + 10 }).state).toBe('outdated')
})

test('a long text is compared in the time of a page', () => {
  const paragraph = (n: number) =>
    `Paragraph ${n} says ${n * 7} things about lane ${n % 13}. It is read by team ${n % 9}. We wait.`
  const before = Array.from({ length: 2_000 }, (_, n) => paragraph(n)).join('\n\n')
  const after = Array.from({ length: 2_000 }, (_, n) =>
    n % 10 === 3 ? paragraph(n).replace('says', 'tells') : paragraph(n),
  ).join('\n\n')
  let least = Infinity
  // What else the machine does in a moment is no fault of the text: one that is too slow is so each time.
  for (let turn = 0; turn < 3 && least >= 5_000; turn += 1) {
    const started = performance.now()
    expect(through([before, after], 'Paragraph 1003 says 7021 things')).toEqual([
      'moved',
      'Paragraph 1003 tells 7021 things',
    ])
    least = Math.min(least, performance.now() - started)
  }
  expect(least).toBeLessThan(5_000)
})

describe('a sentence that stands under several headings', () => {
  const a = '## Cards\n\nThe limit is five.\n'
  const b = '## Ledger\n\nThe limit is five.\n'
  const at = (versions: readonly string[], section: string) => {
    const start = versions[0]!.indexOf('The limit', versions[0]!.indexOf(section))
    const texts = versions.map((text) => ({ text }))
    const found = transferAnchor(texts, { start, end: start + 'The limit is five.'.length })
    const text = versions.at(-1)!
    if (found.state === 'outdated') return ['outdated']
    const heading = text.slice(0, found.start).split('## ').at(-1)!.split('\n')[0]
    return [found.state, heading, text.slice(found.start, found.end)]
  }

  test('keeps to its own where sections change places, and is back when they do', () => {
    const [first, swapped] = [`${a}\n${b}`, `${b}\n${a}`]
    expect(at([first, swapped], 'Cards')).toEqual(['moved', 'Cards', 'The limit is five.'])
    expect(at([first, swapped], 'Ledger')).toEqual(['moved', 'Ledger', 'The limit is five.'])
    expect(at([first, swapped, first], 'Cards')).toEqual(['exact', 'Cards', 'The limit is five.'])
  })
  test('is told by all headings above it', () => {
    const [one, two] = ['# Cards\n\n## Cost\n\nIt costs ten.\n', '# Ledger\n\n## Cost\n\nIt costs ten.\n']
    const start = one.indexOf('It costs')
    const texts = [`${one}\n${two}`, `${two}\n${one}`].map((text) => ({ text }))
    expect(transferAnchor(texts, { start, end: start + 'It costs ten.'.length })).toEqual({
      state: 'moved',
      start: two.length + 1 + start,
      end: two.length + 1 + start + 'It costs ten.'.length,
    })
  })
  test('never passes to another section that keeps its own, and stays under a heading that is renamed', () => {
    const first = `${a}\n${b}`
    expect(at([first, `${b}\n## Cards\n\nNothing is decided.\n`], 'Cards')).toEqual(['outdated'])
    expect(at([first, first.replace('## Cards', '## Card payments')], 'Cards')).toEqual([
      'exact',
      'Card payments',
      'The limit is five.',
    ])
  })
})

describe('a short quote in a clause that was replaced', () => {
  const from = 'Every runner keeps a warm cache on its disk because builds are slow without it.'
  test.each([
    ['warm cache', 'Every runner drops the shared cache at night because builds are slow without it.'],
    ['warm cache', 'Every runner asks another cache for artefacts because builds are slow without it.'],
    ['a warm cache', 'Every runner asks another cache for artefacts because builds are slow without it.'],
    ['runner keeps', 'A build starts its own runner and stops it, because builds are slow without it.'],
    ['builds are', 'Every runner keeps a warm cache on its disk; nobody builds anything at night.'],
    ['its disk', 'Every runner keeps a warm cache and its owner pays, because builds are slow without it.'],
  ])('%s: %s', (quote, now) => expect(through([from, now], quote)).toEqual(['outdated', '']))
  test.each([
    ['warm cache', 'Every runner keeps a cold cache on its disk because builds are slow without it.', 'cold cache'],
    ['keeps a warm', 'Every runner has a warm cache on its disk because builds are slow without it.', 'has a warm'],
    ['warm cache', 'Every runner keeps a warm local cache on its disk, because builds wait.', 'warm local cache'],
    ['are slow', 'Every runner keeps a warm cache on its disk because builds were slow without it.', 'were slow'],
  ])('but not where only a word of it was: %s: %s', (quote, now, shown) =>
    expect(through([from, now], quote)).toEqual(['moved', shown]),
  )
})
