import { describe, expect, test } from 'vitest'
import { audienceOf, inviteForm, scheduleForm, channelsForm } from './schema-form'
import { EVERYBODY } from './schema'

describe('whom an address names', () => {
  test('is everybody, or what it says', () => {
    expect(audienceOf({})).toEqual({ audience: EVERYBODY, problem: null })
    expect(
      audienceOf({
        team: ['a', 'b'],
        role: 'mobile',
        from: '3',
        to: '',
        emails: 'A@x.test,\n b@x.test',
        perTeam: '12',
        sample: '40',
      }),
    ).toEqual({
      audience: {
        teams: ['a', 'b'],
        roles: ['mobile'],
        tenureFrom: 3,
        tenureTo: null,
        emails: ['a@x.test', 'b@x.test'],
        perTeam: 12,
        sample: 40,
      },
      problem: null,
    })
  })
  test.each([{ sample: '0' }, { sample: 'x' }, { from: '-1' }, { emails: 'not an address' }])(
    '%j is told to be wrong',
    (params) => {
      expect(audienceOf(params)).toMatchObject({ audience: EVERYBODY, problem: expect.any(String) })
    },
  )
})

test('forms give what commands take', () => {
  const audience = JSON.stringify(EVERYBODY)
  expect(inviteForm.parse({ id: 's', audience, mail: 'on', overrideReason: '' })).toEqual({
    id: 's',
    audience: EVERYBODY,
    mail: true,
    overrideReason: null,
  })
  expect(
    scheduleForm.parse({
      id: 's',
      audience,
      cadence: 'monthly',
      startsOn: '2026-05-04',
      daysOpen: '10',
      remindAfter: '7, 3',
    }),
  ).toMatchObject({ cadence: 'monthly', daysOpen: 10, remindAfter: [7, 3], mail: false })
  const late = scheduleForm.safeParse({
    id: 's',
    audience,
    cadence: 'monthly',
    startsOn: '2026-05-04',
    daysOpen: '5',
    remindAfter: '7',
  })
  expect(late.error?.issues.map((issue) => issue.path)).toEqual([['remindAfter']])
  expect(channelsForm.parse({ id: 's', embeddable: 'on', remindAfter: '', closesOn: '', closesAfter: '' })).toEqual({
    id: 's',
    invitedOnly: false,
    embeddable: true,
    remindAfter: [],
    closesOn: null,
    closesAfter: null,
  })
  expect(channelsForm.parse({ id: 's', remindAfter: '', closesAfter: '120' })).toMatchObject({
    closesAfter: 120,
    closesOn: null,
  })
  expect(channelsForm.safeParse({ id: 's', remindAfter: '', closesAfter: 'many' }).error?.issues[0]?.message).toBe(
    'A whole number.',
  )
})

test.each(['{', '[]', '{"teams":7}', '{"admin":true}'])('an audience of %s is refused', (audience) => {
  expect(inviteForm.safeParse({ id: 's', audience, mail: 'on' }).success).toBe(false)
})
