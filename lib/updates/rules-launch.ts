import { formatIsoDay } from '@/lib/core/relative-time'
import { formatStated } from '@/lib/outcomes/rules-format'
import { plural } from '@/lib/core/format'
import { LAUNCH_STEPS, type Launch, type LaunchStep, type TickState } from './schema-launch'

/** What the hub knows of an item that is about to ship. */
export interface LaunchData {
  capability: {
    name: string
    docs: string | null
    goldenPath: string | null
    goldenPathSupported: boolean
    ownerName: string | null
    team: string | null
    gaps: readonly string[]
  } | null
  outcome: { metric: string; unit: string; baseline: number; target: number } | null
  /** Whether the update that tells of it is drafted or published. */
  update: 'none' | 'draft' | 'published'
  champions: number
  /** Of the surveys that ask about the capability: the title of one that is open, or that a schedule opens. */
  /** `asksAgain`: the day on which a schedule sends the next one of its kind; null: it is open. */
  feedback: { title: string; asksAgain: string | null } | null
}

export interface Tick {
  step: string
  state: TickState
  note: string
  by: string | null
  at: string
}

export const LAUNCH_TITLES: Record<LaunchStep, string> = {
  docs: 'Documentation',
  template: 'Template or golden path',
  owner: 'Owner',
  support: 'Support',
  metric: 'Metric with its baseline',
  briefs: 'Briefs for audiences handed on',
  update: 'Update drafted',
  champions: 'Champions told',
  feedback: 'Feedback survey scheduled',
}

/** Whether the hub can see that a step is done, and what it sees. `null`: no data can tell. */
type Seen = { done: boolean; sees: string }
const NO_CAPABILITY = 'The item names no capability.'
const about = ({ capability }: LaunchData, see: (one: NonNullable<LaunchData['capability']>) => Seen): Seen =>
  capability ? see(capability) : { done: false, sees: NO_CAPABILITY }

const SEES: Record<LaunchStep, (data: LaunchData) => Seen> = {
  docs: (data) =>
    about(data, ({ docs }) =>
      docs ? { done: true, sees: docs } : { done: false, sees: 'No documentation is named.' },
    ),
  template: (data) =>
    about(data, ({ goldenPath }) =>
      goldenPath ? { done: true, sees: goldenPath } : { done: false, sees: 'No golden path is named.' },
    ),
  owner: (data) =>
    about(data, ({ ownerName, team, gaps }) => {
      const gap = gaps.find((one) => /owner/i.test(one))
      if (gap) return { done: false, sees: `${gap}.` }
      const owner = ownerName ?? team
      return owner ? { done: true, sees: owner } : { done: false, sees: 'No owner is named.' }
    }),
  support: (data) =>
    about(data, ({ goldenPath, goldenPathSupported }) =>
      goldenPath && goldenPathSupported
        ? { done: true, sees: 'The platform team supports the golden path.' }
        : { done: false, sees: 'No support is named.' },
    ),
  metric: ({ outcome }) =>
    outcome
      ? {
          done: true,
          sees: `${outcome.metric} from ${formatStated(outcome.baseline, outcome.unit)} to ${formatStated(outcome.target, outcome.unit)}`,
        }
      : { done: false, sees: 'No metric is agreed on.' },
  // A brief is made of data whenever it is opened: whether anybody was given one, only people know.
  briefs: () => ({ done: false, sees: 'The hub cannot see whom a brief was given to.' }),
  update: ({ update }) =>
    update === 'none'
      ? { done: false, sees: 'No update is drafted.' }
      : { done: true, sees: update === 'draft' ? 'A draft is saved.' : 'It is published.' },
  champions: ({ champions }) => ({
    done: false,
    sees:
      champions === 0
        ? 'No champion is named.'
        : `${plural(champions, 'champion is', 'champions are')} named; the hub cannot see whether they were told.`,
  }),
  feedback: ({ feedback }) =>
    feedback
      ? {
          done: true,
          sees: feedback.asksAgain
            ? `The next after “${feedback.title}” is sent on ${formatIsoDay(feedback.asksAgain)}.`
            : `“${feedback.title}” is open.`,
        }
      : { done: false, sees: 'No survey that asks about it is open or planned.' },
}

/** Step by step: done where the hub can see it, else as somebody ticked it, else open. Nothing of it stops a launch. */
export function launchOf(data: LaunchData, ticks: readonly Tick[]): Launch {
  const byStep = new Map(ticks.map((tick) => [tick.step, tick]))
  const steps = LAUNCH_STEPS.map((step): Launch['steps'][number] => {
    const { done, sees } = SEES[step](data)
    const tick = byStep.get(step)
    const { note = '', by = null, at = null } = tick ?? {}
    const known = { step, title: LAUNCH_TITLES[step], sees, note, by, at }
    if (done) return { ...known, state: 'done', from: 'data' }
    return tick ? { ...known, state: tick.state, from: 'hand' } : { ...known, state: 'open', from: null }
  })
  return { steps, open: steps.filter(({ state }) => state === 'open').length }
}
