import { expect, test } from 'vitest'
import { representationOf } from '@/lib/insights/rules-representation'
import { withoutVoices } from './without-voices'

const teams = ['Heard', 'Against', 'Silent'].map((name) => ({ id: name, name, headcount: 10, platform: false }))
const spread = { support: [{ teamId: 'Heard', people: 2 }], open: [], spoke: ['Heard', 'Against'] }

test('a team that is only against it is not missing, and where a voice has no known team no team is', () => {
  const known = representationOf({ ...spread, unplaced: false }, teams)
  expect(known.mix.filter(({ share }) => share === 0).map(({ team }) => [team, withoutVoices(team, known)])).toEqual([
    ['Against', 'none'],
    ['Silent', 'missing'],
  ])
  const unplaced = representationOf({ ...spread, unplaced: true }, teams)
  expect([withoutVoices('Against', unplaced), withoutVoices('Silent', unplaced)]).toEqual(['none', 'unknown'])
})
