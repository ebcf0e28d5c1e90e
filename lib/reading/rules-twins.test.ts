import { describe, expect, it } from 'vitest'
import { seeded } from '@/lib/core/stats/random'
import { differingWords, findTwins, jaccard, MIN_WORDS, sameWords, twinWords, type TwinText } from './rules-twins'

const pairs = (texts: string[]) =>
  findTwins(texts.map((text, at) => ({ id: `t${at}`, text }))).map(({ a, b, likeness }) => [
    a,
    b,
    Number(likeness.toFixed(3)),
  ])

describe('findTwins', () => {
  it('finds the same remark in other case, order and punctuation, and nearly the same one', () => {
    expect(
      pairs([
        'The build takes forty minutes.',
        'the BUILD takes forty minutes!',
        'The build takes 40 minutes',
        'Access to staging needs three approvals',
      ]),
    ).toEqual([
      ['t0', 't1', 1],
      ['t0', 't2', 0.667],
    ])
  })

  it('leaves texts of few words alone: "all good" twice is no remark twice', () => {
    expect(pairs(['all good, thanks', 'all good, thanks'])).toEqual([])
  })

  it('reads scripts without spaces', () => {
    expect(pairs(['ビルドがとても遅いです', 'ビルドがとても遅いですね'])[0]?.slice(0, 2)).toEqual(['t0', 't1'])
  })

  it('offers each of thousands of one template ten others, and the likest first', () => {
    const texts = Array.from({ length: 4_000 }, (_, at) => ({
      id: `t${String(at).padStart(4, '0')}`,
      text: `Ticket ${String(at)} was closed because nobody answered within two weeks`,
    }))
    const found = findTwins([
      ...texts,
      { id: 'z', text: 'ticket 7 was CLOSED because nobody answered, within two weeks!' },
    ])
    expect(found[0]).toEqual({ a: 't0007', b: 'z', likeness: 1 })
    expect(found.length).toBeLessThanOrEqual(10 * texts.length + 1)
  })

  it('finds what comparing all with all finds', () => {
    const random = seeded('twins')
    const word = () => 'abcdefghijklmnop'.charAt(Math.floor(random() ** 2 * 16)).repeat(2)
    const texts: TwinText[] = Array.from({ length: 150 }, (_, at) => ({
      id: `t${String(at).padStart(3, '0')}`,
      text: Array.from({ length: 5 + Math.floor(random() * 5) }, word).join(' '),
    }))
    const seen = new Set<string>()
    const distinct = texts.filter(({ text }) => {
      const key = twinWords(text).sort().join(' ')
      return !seen.has(key) && seen.add(key)
    })
    const all = distinct.flatMap((one, at) =>
      distinct.slice(at + 1).flatMap((other) => {
        const [a, b] = [new Set(twinWords(one.text)), new Set(twinWords(other.text))]
        return Math.min(a.size, b.size) >= MIN_WORDS && jaccard(a, b) >= 0.8 ? [`${one.id} ${other.id}`] : []
      }),
    )
    expect(all.length).toBeGreaterThan(5)
    expect(
      findTwins(distinct, 0.8)
        .map(({ a, b }) => `${a} ${b}`)
        .sort(),
    ).toEqual(all.sort())
  })
})

describe('differingWords', () => {
  it('shows the word that turns a remark around', () => {
    expect(differingWords('Our deploys are really slow', 'our deploys are really fast')).toEqual({
      a: ['slow'],
      b: ['fast'],
    })
    expect(differingWords('It is clear to me', 'It is not clear to me')).toEqual({ a: [], b: ['not'] })
  })
})

describe('what makes a number or a name another one', () => {
  it.each([
    ['it takes 3.5 hours', 'it takes 5.3 hours', '3.5', '5.3'],
    ['it takes 3.5 hours', 'it takes 35 hours', '3.5', '35'],
    ['Node 20.11.1 fails in CI', 'Node 20.1.11 fails in CI', '20.11.1', '20.1.11'],
    ['v1.2.3 broke it', 'v3.2.1 broke it', 'v1.2.3', 'v3.2.1'],
    ['every call is >5 ms', 'every call is < 5 ms', '>5', '<5'],
    ['it says -5 in the rack', 'it says 5 in the rack', '-5', '5'],
    ['it says −5 in the rack', 'it says 5 in the rack', '-5', '5'],
    ['10% of all of it', '10 of all of it', '10%', '10'],
    ['at 10:30 every day', 'at 30:10 every day', '10:30', '30:10'],
    ['1,000 jobs a day', '100,0 jobs a day', '1,000', '100,0'],
    ['no C++ modules', 'no C# modules', 'c++', 'c#'],
  ])('%s / %s', (a, b, first, second) => {
    expect(differingWords(a, b)).toEqual({ a: [first], b: [second] })
    expect(sameWords(a, b)).toBe(false)
  })

  it('reads past marks, case and what is no sign', () => {
    expect(sameWords('Runs 3-5 minutes, (mostly).', 'runs 3-5 minutes: mostly')).toBe(true)
    expect(sameWords('We use Node.js. It is fine!', 'we use node.js it is fine')).toBe(true)
    expect(sameWords('- 5 builds failed', '5 builds failed')).toBe(true)
  })

  it('tells the same words in another order', () => {
    const [a, b] = ['Staging is faster than production', 'production is faster than staging']
    expect(differingWords(a, b)).toEqual({ a: [], b: [] })
    expect(sameWords(a, b)).toBe(false)
  })
})
