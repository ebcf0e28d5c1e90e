import type { Calendar } from '../language/calendar'
import type { Company } from '../language/company'
import { anonymousSurvey, type Mood, type Question, type Survey } from '../language/survey'
import { waves } from './pulse-words'

const scale = { type: 'rating', min: 1, max: 5 } as const

const questions: Question[] = [
  {
    ...scale,
    key: 'deploy',
    label: 'In the last month, how easy was it to get a merged change into production?',
    minLabel: 'Very hard',
    maxLabel: 'Very easy',
    required: true,
  },
  {
    ...scale,
    key: 'ci',
    label: 'In the last month, how far could you trust that a red build meant something was broken?',
    minLabel: 'Not at all',
    maxLabel: 'Completely',
  },
  {
    ...scale,
    key: 'docs',
    label: 'In the last month, how often did the docs answer your question without you having to ask a person?',
    minLabel: 'Never',
    maxLabel: 'Always',
  },
  {
    ...scale,
    key: 'try-out',
    label: 'In the last month, how well could you try a change out before it reached production?',
    minLabel: 'Badly',
    maxLabel: 'Well',
  },
  {
    ...scale,
    key: 'on-call',
    label: 'In the last month, was the load of on-call fair and bearable?',
    help: 'Skip this if you were not on call.',
    minLabel: 'Not at all',
    maxLabel: 'Entirely',
  },
  {
    key: 'golden-path',
    type: 'nps',
    label: 'How likely are you to recommend the golden path to a colleague who starts a new service?',
  },
  {
    key: 'cost',
    type: 'multi',
    label: 'What cost you the most time? Choose up to three.',
    options: [
      { value: 'ci-wait', label: 'Waiting for CI' },
      { value: 'flaky', label: 'Flaky tests' },
      { value: 'environments', label: 'Environments that differ from production' },
      { value: 'docs', label: 'Finding out how something works' },
      { value: 'deploys', label: 'Getting a deploy through' },
      { value: 'interruptions', label: 'Pages and interruptions' },
      { value: 'access', label: 'Access and permissions' },
    ],
  },
  {
    key: 'fix',
    type: 'longtext',
    label: 'What one thing should the platform team fix next?',
    help: 'Quoted without your name. Leave out what would give you away.',
  },
]

/** How single teams differ from the company, as their work does. */
const teams: Mood['teams'] = {
  Payments: { ci: -0.6, deploy: -0.3, 'cost.flaky': 0.25 },
  Mobile: { 'golden-path': -1.8, deploy: -0.7, 'try-out': -0.2, 'cost.deploys': 0.15 },
  'Machine Learning': { 'golden-path': -3.2, docs: -0.4, 'cost.access': 0.2 },
  Data: { 'golden-path': -2.1, ci: 0.3, 'cost.access': 0.15 },
  'Carrier Integrations': { 'on-call': -1.1, 'try-out': -0.5, 'cost.interruptions': 0.3, 'cost.environments': 0.15 },
  Tracking: { 'on-call': -0.8, 'cost.interruptions': 0.2 },
  Quotes: { 'golden-path': 0.9, deploy: 0.5 },
  'Web Portal': { 'golden-path': 0.7, 'cost.ci-wait': 0.15 },
  Platform: { ci: 0.7, docs: 0.8, 'golden-path': 1.4, deploy: 0.5, 'try-out': 0.4 },
  'Site Reliability': { 'on-call': -0.3, deploy: 0.3, 'cost.interruptions': 0.25 },
}

/** Who deploys with ease recommends the golden path; docs and trust in CI go along with it too, on-call hardly. */
const follows: Mood['follows'] = {
  'try-out': { deploy: 0.2 },
  'golden-path': { deploy: 0.9, docs: 0.55, ci: 0.4, 'try-out': 0.3 },
}

/** What each wave found, oldest first. Trust in CI rises once flaky tests are quarantined, the docs once they can be searched. */
const moods = [
  { rate: 0.74, ci: 2.4, docs: 2.6, env: 2.5, flaky: 0.46, finding: 0.42, golden: 6.4 },
  { rate: 0.69, ci: 2.3, docs: 2.5, env: 2.5, flaky: 0.48, finding: 0.44, golden: 6.5 },
  { rate: 0.71, ci: 2.5, docs: 2.6, env: 2.4, flaky: 0.42, finding: 0.41, golden: 6.6 },
  { rate: 0.66, ci: 2.8, docs: 2.6, env: 2.4, flaky: 0.33, finding: 0.43, golden: 6.7 },
  { rate: 0.68, ci: 3.3, docs: 2.7, env: 2.3, flaky: 0.2, finding: 0.4, golden: 6.8 },
  { rate: 0.72, ci: 3.5, docs: 3.3, env: 2.3, flaky: 0.16, finding: 0.24, golden: 6.9 },
]

const OPEN_DAYS = 12

/** Six monthly pulses, all closed, the last three weeks ago. */
export function pulses(company: Company, { today, ago, month }: Calendar): Survey[] {
  return moods.map((mood, index) => {
    const last = ago(34)
    const opened = Date.UTC(
      last.getUTCFullYear(),
      last.getUTCMonth() - (moods.length - 1 - index),
      Math.min(28, last.getUTCDate()),
    )
    const openedAgo = Math.round((today.getTime() - opened) / 86_400_000)
    return anonymousSurvey(
      company,
      {
        title: `Developer pulse, ${month(openedAgo)}`,
        description: 'Eight questions, the same each month, so that you can see whether anything changes.',
        purpose: 'To decide what the platform team works on next, and to see whether what it did last helped.',
        questions,
        series: 'Developer pulse',
        openedAgo,
        closesAgo: openedAgo - OPEN_DAYS,
      },
      {
        rate: mood.rate,
        teams,
        follows,
        means: {
          deploy: 3.1 + index * 0.05,
          ci: mood.ci,
          docs: mood.docs,
          'try-out': mood.env,
          'on-call': 3.2,
          'golden-path': mood.golden,
          'cost.ci-wait': 0.34,
          'cost.flaky': mood.flaky,
          'cost.environments': 0.31 + index * 0.02,
          'cost.docs': mood.finding,
          'cost.deploys': 0.17,
          'cost.interruptions': 0.15,
          'cost.access': 0.14,
        },
      },
      waves[index] ?? [],
    )
  })
}
