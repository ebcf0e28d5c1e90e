/** What is known of a workspace that has just begun. */
export interface WorkspaceState {
  teams: number
  platformTeam: boolean
  mission: boolean
  /** A way to sign in for everybody: a provider, or links by mail. */
  signIn: boolean
  mailOn: boolean
  mailTested: boolean
  admins: number
  /** Surveys that were opened, and sessions that were recorded. */
  surveys: number
  sessions: number
}

export const FIRST_STEPS = [
  'teams',
  'platform-team',
  'mission',
  'sign-in',
  'mail',
  'second-admin',
  'first-survey',
  'first-interview',
] as const
export type FirstStep = (typeof FIRST_STEPS)[number]

const DONE: Record<FirstStep, (state: WorkspaceState) => boolean> = {
  teams: (state) => state.teams > 0,
  'platform-team': (state) => state.platformTeam,
  mission: (state) => state.mission,
  'sign-in': (state) => state.signIn,
  mail: (state) => state.mailOn && state.mailTested,
  'second-admin': (state) => state.admins >= 2,
  'first-survey': (state) => state.surveys > 0,
  'first-interview': (state) => state.sessions > 0,
}

/** The steps of the first week in their order, each with whether it is done, as the hub itself finds it. */
export const firstWeek = (state: WorkspaceState): { step: FirstStep; done: boolean }[] =>
  FIRST_STEPS.map((step) => ({ step, done: DONE[step](state) }))
