import { expect, test } from 'vitest'
import { FIRST_STEPS, firstWeek, type WorkspaceState } from './rules-first-week'

const EMPTY: WorkspaceState = {
  teams: 0,
  platformTeam: false,
  mission: false,
  signIn: false,
  mailOn: false,
  mailTested: false,
  admins: 1,
  surveys: 0,
  sessions: 0,
}
const done = (state: Partial<WorkspaceState>) =>
  firstWeek({ ...EMPTY, ...state }).flatMap((one) => (one.done ? [one.step] : []))

test('an empty workspace has every step before it, in one order', () => {
  expect(firstWeek(EMPTY).map((one) => one.step)).toEqual(FIRST_STEPS)
  expect(done({})).toEqual([])
})

test('each step is done by what there is, and by nothing else', () => {
  expect(done({ teams: 1 })).toEqual(['teams'])
  expect(done({ platformTeam: true })).toEqual(['platform-team'])
  expect(done({ mission: true })).toEqual(['mission'])
  expect(done({ signIn: true })).toEqual(['sign-in'])
  expect(done({ admins: 2 })).toEqual(['second-admin'])
  expect(done({ surveys: 1 })).toEqual(['first-survey'])
  expect(done({ sessions: 1 })).toEqual(['first-interview'])
})

test('mail counts once it is set and the server took a test mail', () => {
  expect(done({ mailOn: true })).toEqual([])
  expect(done({ mailTested: true })).toEqual([])
  expect(done({ mailOn: true, mailTested: true })).toEqual(['mail'])
})
