import { describe, expect, it } from 'vitest'
import { LAUNCH_STEPS, type LaunchStep } from './schema-launch'
import { launchOf, type LaunchData, type Tick } from './rules-launch'

const nothing: LaunchData = { capability: null, outcome: null, update: 'none', champions: 0, feedback: null }
const capability: NonNullable<LaunchData['capability']> = {
  ...{ name: 'Runners', docs: 'https://docs.example', goldenPath: 'https://paths.example', goldenPathSupported: true },
  ...{ ownerName: 'Ola', team: 'Platform', gaps: [] },
}
const everything: LaunchData = {
  capability,
  outcome: { metric: 'build-minutes', unit: 'minutes', baseline: 14, target: 9 },
  ...{ update: 'draft', champions: 3, feedback: { title: 'Runners', asksAgain: '2026-12-01' } },
}
const tick = (step: LaunchStep, over: Partial<Tick> = {}): Tick => ({
  ...{ step, state: 'done', note: '', by: 'Pia', at: '2026-03-02T10:00:00.000Z', ...over },
})
const stepOf = (data: LaunchData, step: LaunchStep, ticks: Tick[] = []) =>
  launchOf(data, ticks).steps.find((one) => one.step === step)!

describe('before an item ships', () => {
  it('every step is open where nothing is known, and says why', () => {
    const launch = launchOf(nothing, [])
    expect(launch.steps.map(({ step, state, from }) => [step, state, from])).toEqual(
      LAUNCH_STEPS.map((step) => [step, 'open', null]),
    )
    expect(launch.open).toBe(LAUNCH_STEPS.length)
    expect(launch.steps.every(({ sees }) => /\.$/.test(sees))).toBe(true)
  })
  it('is done where the hub sees it, and never where it cannot: briefs handed on, champions told', () => {
    const launch = launchOf(everything, [])
    expect(launch.steps.filter(({ state }) => state === 'open').map(({ step }) => step)).toEqual([
      'briefs',
      'champions',
    ])
    expect(launch.steps.filter(({ from }) => from === 'data')).toHaveLength(LAUNCH_STEPS.length - 2)
    expect(stepOf(everything, 'metric').sees).toBe('build-minutes from 14 minutes to 9 minutes')
    expect(stepOf(everything, 'champions').sees).toContain('3 champions are named; the hub cannot see')
    // A closed survey is not what is planned: the next one of its schedule is.
    expect(stepOf(everything, 'feedback').sees).toBe('The next after “Runners” is sent on 1 Dec 2026.')
    const open = { ...everything, feedback: { title: 'Runners', asksAgain: null } }
    expect(stepOf(open, 'feedback').sees).toBe('“Runners” is open.')
  })
  it('is done by hand otherwise, with who and when, and what is not needed is said so', () => {
    expect(stepOf(nothing, 'briefs', [tick('briefs', { note: 'Sent to finance' })])).toMatchObject({
      ...{ state: 'done', from: 'hand', note: 'Sent to finance', by: 'Pia', at: '2026-03-02T10:00:00.000Z' },
    })
    expect(stepOf(nothing, 'template', [tick('template', { state: 'not-needed' })])).toMatchObject({
      ...{ state: 'not-needed', from: 'hand', sees: 'The item names no capability.' },
    })
    expect(launchOf(nothing, [tick('briefs'), tick('template')]).open).toBe(LAUNCH_STEPS.length - 2)
  })
  it('what the hub sees goes before a tick, and a tick stands again once it is not seen any more', () => {
    const ticks = [tick('docs', { state: 'not-needed' })]
    expect(stepOf(everything, 'docs', ticks)).toMatchObject({ state: 'done', from: 'data' })
    expect(stepOf({ ...everything, capability: { ...capability, docs: null } }, 'docs', ticks)).toMatchObject({
      state: 'not-needed',
      from: 'hand',
    })
  })
  it('an owner who has left is none, and a team without a person is one', () => {
    const owned = (over: object) => stepOf({ ...nothing, capability: { ...capability, ...over } }, 'owner')
    expect(owned({ gaps: ['The owner has left'] })).toMatchObject({ state: 'open', sees: 'The owner has left.' })
    expect(owned({ ownerName: null })).toMatchObject({ state: 'done', sees: 'Platform' })
    expect(stepOf({ ...nothing, capability: { ...capability, goldenPath: null } }, 'support').state).toBe('open')
  })
})
