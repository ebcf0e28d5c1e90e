import { describe, expect, it } from 'vitest'
import { alike, likeness, mostTelling, saying, tellingWords } from './rules-similar'

describe('tellingWords', () => {
  it('takes the title first, then what the problem says most often', () => {
    expect(
      tellingWords(
        'A lane for each deploy',
        'The queue is stuck. The queue, again: [forty](/evidence/queue) minutes.',
        4,
      ),
    ).toEqual(['lane', 'deploy', 'queue', 'minutes'])
  })
  it('leaves out hints, links, code and words that every proposal has', () => {
    expect(
      tellingWords(
        'RFC: use the new proposal',
        '<!-- secret hint --> see https://example.org/path ```js\nlet code\n```',
      ),
    ).toEqual(['see'])
    expect(tellingWords('', '')).toEqual([])
  })
  it('keeps to its limit, also for a very long problem', () => {
    expect(tellingWords('x', Array.from({ length: 3000 }, (_, i) => `word${i}`).join(' '))).toHaveLength(10)
  })
})

describe('mostTelling', () => {
  const words = ['deploy', 'queue', 'lane']
  it('orders by how many of the words are said, in any form', () => {
    expect(saying('Deploys are late', words)).toBe(1)
    expect(saying('Deploying waits in queues', words)).toBe(2)
    expect(mostTelling(['a lane', 'deploys, queues and lanes', 'deploy queue'], String, words, 5)).toEqual([
      'deploys, queues and lanes',
      'deploy queue',
    ])
  })
  it('takes a single word where no more are asked for', () => {
    expect(mostTelling(['a lane', 'nothing'], String, ['lane'], 5)).toEqual(['a lane'])
  })
})

describe('likeness', () => {
  const terms = [
    { stem: 'deploy', rfcs: 50 },
    { stem: 'quokka', rfcs: 2 },
    { stem: 'cach', rfcs: 10 },
    { stem: 'typoo', rfcs: 0 },
  ]
  const text = (title: string, body = '') => ({ title: new Set(title.split(' ')), body: new Set(body.split(' ')) })
  it('is the part of the rare words that is shared, those in the title first', () => {
    expect(likeness(terms, 100, text('deploy quokka cach'))).toBe(1)
    expect(likeness(terms, 100, text('deploy quokka', 'cach'))).toBeLessThan(1)
    expect(likeness(terms, 100, text('quokka cach'))).toBeGreaterThan(likeness(terms, 100, text('deploy cach')))
    expect(likeness(terms, 100, text('', 'quokka cach'))).toBeGreaterThan(alike)
  })
  it('is nothing for one word by chance, and little for words that everybody says', () => {
    expect(likeness(terms, 100, text('quokka'))).toBe(0)
    const common = [...terms, { stem: 'build', rfcs: 90 }, { stem: 'team', rfcs: 80 }, { stem: 'lane', rfcs: 3 }]
    expect(likeness(common, 100, text('', 'build team deploy'))).toBeLessThan(alike)
  })
  it('is nothing, not a failure, where no RFC says any of it', () => {
    expect(likeness([{ stem: 'typoo', rfcs: 0 }], 0, text('a'))).toBe(0)
    expect(likeness([], 10, text('a'))).toBe(0)
  })
})
