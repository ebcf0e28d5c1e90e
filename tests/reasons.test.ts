import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { inviteInput } from '@/lib/distribution/schema'
import { insightPatchSchema, promoteSchema } from '@/lib/insights/schema'
import { resolveForm, rewordForm } from '@/lib/insights/schema-forms'
import { exportQuery, responsesQuery } from '@/lib/results/schema-api'
import { commentPatch, quarantineSchema } from '@/lib/results/schema-comments'
import { decideForm, moveForm } from '@/lib/rfcs/schema-forms'
import { resolveInput, transitionInput } from '@/lib/rfcs/schema'
import { alternativeSchema, itemInput, itemPatch, manyInput, moveInput, mergeInput } from '@/lib/roadmap/schema'
import { voteInput } from '@/lib/roadmap/schema-votes'
import { publishInput } from '@/lib/updates/schema'

const move = { id: 'i', horizon: 'now', after: null, seen: { horizon: 'next', rank: 'a0' } }
const many = { ids: ['i'], horizon: 'now', place: 'top' }
const item = { title: 'A faster queue', problem: 'Builds wait.', kind: 'build', impact: 1, effort: 1 }

/** Every place that asks for a reason or a sentence which is recorded, with what else it needs. */
const places: [string, z.ZodType, (said: string) => unknown][] = [
  [
    'a decision that passes something over',
    transitionInput,
    (override) => ({ to: 'accepted', decision: { override } }),
  ],
  ['the rationale of a decision', transitionInput, (rationale) => ({ to: 'accepted', decision: { rationale } })],
  ['a decision that is a sentence', transitionInput, (decision) => ({ to: 'accepted', decision })],
  ['the reason of a step', transitionInput, (reason) => ({ to: 'withdrawn', reason })],
  ['a decision on the page', decideForm, (rationale) => ({ number: 1, to: 'accepted', rationale })],
  ['going ahead on the page', moveForm, (override) => ({ number: 1, to: 'accepted', override })],
  ['a concern that is set aside', resolveInput, (reason) => ({ reason })],
  ['a resolution', insightPatchSchema, (resolution) => ({ status: 'resolved', resolution })],
  ['a resolution on the page', resolveForm, (resolution) => ({ insight: 'i', resolution })],
  ['what would change it', insightPatchSchema, (wouldChange) => ({ wouldChange })],
  ['an insight', insightPatchSchema, (statement) => ({ statement })],
  ['an insight that is reworded', rewordForm, (statement) => ({ insight: 'i', statement })],
  ['a theme that becomes one', promoteSchema, (statement) => ({ statement })],
  ['why a cheaper way is not enough', alternativeSchema, (whyNot) => ({ kind: 'docs', whyNot })],
  ['why now, of a new item', itemInput, (commitNote) => ({ ...item, commitNote })],
  ['why now, of a change', itemPatch, (commitNote) => ({ commitNote })],
  ['what opponents are answered', itemPatch, (opposition) => ({ opposition })],
  ['why now, of a move', moveInput, (commitNote) => ({ ...move, commitNote })],
  ['what opponents are answered in a move', moveInput, (opposition) => ({ ...move, opposition })],
  ['why now, of several', manyInput, (commitNote) => ({ ...many, commitNote })],
  ['why an item is changed', itemPatch, (why) => ({ why })],
  ['why items are put together', mergeInput, (why) => ({ into: 'i', why })],
  ['a vote', voteInput, (reason) => ({ reason })],
  ['more mail than the limit', inviteInput, (overrideReason) => ({ overrideReason })],
  ['seeing who answered', responsesQuery, (reason) => ({ reason })],
  ['exporting who answered', exportQuery, (reason) => ({ reason })],
  ['a comment out of sight', quarantineSchema, (reason) => ({ surveyId: 's', id: 'c', reason })],
  ['a comment out of sight, over the API', commentPatch, (quarantine) => ({ quarantine })],
  ['a decision against an item', publishInput, (body) => ({ kind: 'declined', title: 'Not now', body })],
]

describe('a reason is in words', () => {
  test.each(places)('%s', (_, schema, of) => {
    for (const said of ['It cannot wait', 'Dringend', '締め切りのため', 'نعم لأن'])
      expect([said, schema.safeParse(of(said)).success]).toEqual([said, true])
    for (const said of ['.', '…', '- -', '???', 'x', '1 2 3', '👍', '., , .'])
      expect([said, schema.safeParse(of(said)).success]).toEqual([said, false])
  })
})
