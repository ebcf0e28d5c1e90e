import { describe, expect, it } from 'vitest'
import { mostTelling, saying, tellingWords } from './rules-similar'

describe('tellingWords', () => {
  it('takes the title first, then what the problem says most often', () => {
    expect(tellingWords('A lane for each deploy', 'The queue is stuck. The queue, again: [forty](/evidence/queue) minutes.', 4)).toEqual(['lane', 'deploy', 'queue', 'minutes'])
  })
  it('leaves out hints, links, code and words that every proposal has', () => {
    expect(tellingWords('RFC: use the new proposal', '<!-- secret hint --> see https://example.org/path ```js\nlet code\n```')).toEqual(['see'])
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
    expect(mostTelling(['a lane', 'deploys, queues and lanes', 'deploy queue'], String, words, 5)).toEqual(['deploys, queues and lanes', 'deploy queue'])
  })
  it('takes a single word where no more are asked for', () => {
    expect(mostTelling(['a lane', 'nothing'], String, ['lane'], 5)).toEqual(['a lane'])
  })
})
