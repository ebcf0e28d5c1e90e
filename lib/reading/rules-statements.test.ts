import { describe, expect, it } from 'vitest'
import { heaviest, isShared, partsOf } from './rules-statements'

const said = (text: string) => partsOf(text)?.map(({ from, to }) => text.slice(from, to)) ?? null

const LONG =
  'The build takes forty minutes on a good day. I waited a whole week for permissions on the database! Yes. ' +
  'And nobody knows which guide of the three in the wiki is the one that holds.'

describe('statements of a text', () => {
  it('are its sentences, short ones with the one before', () => {
    expect(said(LONG)).toEqual([
      'The build takes forty minutes on a good day.',
      'I waited a whole week for permissions on the database! Yes.',
      'And nobody knows which guide of the three in the wiki is the one that holds.',
    ])
  })
  it('do not end at a short form', () => {
    const text =
      'For access to the cluster one has to ask Dr. Lee of the platform team in person. That takes ca. 3 days as of now, ' +
      'which nobody understands here. They said no. Nobody has told us what we are to do until then, or whom to ask.'
    expect(said(text)).toEqual([
      'For access to the cluster one has to ask Dr. Lee of the platform team in person.',
      'That takes ca. 3 days as of now, which nobody understands here. They said no.',
      'Nobody has told us what we are to do until then, or whom to ask.',
    ])
  })
  it('is one where it is not long, or has one sentence', () => {
    expect(partsOf('Builds are slow. Access takes a week.')).toBeNull()
    expect(partsOf(LONG.replace(/[.!] /g, ', '))).toBeNull()
    expect(partsOf('')).toBeNull()
  })
  it('begin at new lines too, and are told in scripts without spaces', () => {
    const list = LONG.replace(/[.!] /g, '\n')
    expect(said(list)).toHaveLength(3)
    expect(
      said('ビルドに毎朝四十分もかかるので集中できません。データベースの権限を得るのに一週間待ちました。'),
    ).toHaveLength(2)
  })
  it('are at most 24, in the order of the text and without gaps of words', () => {
    const text = Array.from({ length: 100 }, (_, at) => `Sentence number ${at} says something of its own.`).join(' ')
    const parts = partsOf(text)!
    expect(parts.length).toBeLessThanOrEqual(24)
    expect(parts.map(({ from, to }) => text.slice(from, to)).join(' ')).toBe(text)
  })
})

it('ranges share a place or not; all of a text shares one with each', () => {
  expect(isShared({ from: 0, to: 5 }, { from: 5, to: 9 })).toBe(false)
  expect(isShared({ from: 0, to: 6 }, { from: 5, to: 9 })).toBe(true)
  expect(isShared(null, { from: 5, to: 9 })).toBe(true)
})

it('of a piece that is in a group by several statements the nearest one is kept', () => {
  const members = [
    { id: 'a', weight: 0.4, part: { from: 0, to: 4 } },
    { id: 'b', weight: 0.5, part: null },
    { id: 'a', weight: 0.7, part: { from: 5, to: 9 } },
  ]
  expect(heaviest(members)).toEqual([members[2], members[1]])
})
