import { describe, expect, test } from 'vitest'
import { chooseThreads, factsOf, maxFull, maxLines, summaryOf, type CommentFacts } from './rules-threads'

const said = (id: string, over: Partial<CommentFacts> = {}): CommentFacts => ({
  id,
  parentId: null,
  kind: 'comment',
  resolved: false,
  folded: false,
  authorId: 'a',
  createdAt: '2026-03-02T10:00:00.000Z',
  ...over,
})
const reader = { id: 'me', since: new Date('2026-03-03T00:00:00Z') }
const comments = [
  said('1'),
  said('2', { kind: 'concern', resolved: true }),
  said('3', { folded: true }),
  said('4', { authorId: 'me' }),
  said('1a', { parentId: '1', createdAt: '2026-03-04T00:00:00.000Z' }),
  said('4a', { parentId: '4', authorId: 'me', createdAt: '2026-03-05T00:00:00.000Z' }),
  said('lost', { parentId: 'nowhere' }),
]
const facts = factsOf(comments, reader)
const ids = (show: Parameters<typeof chooseThreads>[1], asked: string | null = null) => {
  const { shown, full } = chooseThreads(facts, show, asked)
  return [shown.map((thread) => thread.id).join(''), [...full].sort().join('')]
}

describe('threads', () => {
  test('are counted: one’s own words are no news, and without a visit before nothing is', () => {
    expect(summaryOf(facts)).toEqual({
      all: 4,
      open: 3,
      new: 1,
      mine: 1,
      concerns: 1,
      comments: 6,
      openConcerns: 0,
      openHolds: 0,
      news: 1,
    })
    expect(summaryOf(factsOf(comments, { id: 'me', since: null })).news).toBe(0)
  })
  test('are chosen by what is looked at; what was asked for is always there', () => {
    expect(ids('all')).toEqual(['1234', '1234'])
    expect(ids('open')).toEqual(['134', '134'])
    expect(ids('new')).toEqual(['1', '1'])
    expect(ids('mine', '3')).toEqual(['34', '34'])
    expect(ids('concerns')).toEqual(['2', '2'])
  })
  test('of many the settled and folded are lines first', () => {
    const many = factsOf(
      Array.from({ length: 60 }, (_, index) => said(`t${index}`, { resolved: index >= 30, folded: index === 0 })),
      reader,
    )
    const { full } = chooseThreads(many, 'all', 't59')
    expect([full.size, full.has('t1'), full.has('t0'), full.has('t45'), full.has('t59')]).toEqual([
      maxFull + 1,
      true,
      false,
      false,
      true,
    ])
  })
  test('of very many the concerns and the latest are whole', () => {
    const many = factsOf(
      Array.from({ length: 200 }, (_, index) =>
        said(`t${index}`, {
          kind: index === 0 ? 'concern' : 'comment',
          createdAt: new Date(Date.UTC(2026, 2, 1, 0, index)).toISOString(),
        }),
      ),
      reader,
    )
    const { shown, full, more } = chooseThreads(many, 'all', 't5')
    expect([shown.length, more]).toEqual([maxFull + maxLines + 1, 200 - maxFull - maxLines - 1])
    expect(shown.map(({ id }) => Number(id.slice(1)))).toEqual(
      shown.map(({ id }) => Number(id.slice(1))).sort((a, b) => a - b),
    )
    const every = chooseThreads(many, 'all', 't5', true)
    expect([every.shown.length, every.more, every.full]).toEqual([200, 0, full])
    expect([full.size, full.has('t0'), full.has('t199'), full.has('t5'), full.has('t100')]).toEqual([
      maxFull + 1,
      true,
      true,
      true,
      false,
    ])
  })
})
