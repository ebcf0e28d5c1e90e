import type { Question } from '../schema'

/** Questions to be put in as they are: scales whose points have names, and instruments whose wording is fixed. */
export interface Preset {
  id: string
  name: string
  /** What it measures, and when to use it. */
  about: string
  /** Keys are made unique when they are put in. */
  questions: readonly Question[]
}

const OF_IT = '{the tool}'
const options = (...labels: string[]): Question['options'] =>
  labels.map((label) => ({
    value: label
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, ''),
    label,
  }))

export const PRESETS: readonly Preset[] = [
  {
    id: 'agreement',
    name: 'Agreement',
    about: 'One statement, five points from “strongly disagree” to “strongly agree”. State one thing, without a “not”.',
    questions: [
      {
        key: 'agree',
        type: 'rating',
        label: 'In the last month, I could … without waiting for another team.',
        min: 1,
        max: 5,
        minLabel: 'Strongly disagree',
        maxLabel: 'Strongly agree',
      },
    ],
  },
  {
    id: 'satisfaction',
    name: 'Satisfaction',
    about: 'Five points from “very dissatisfied” to “very satisfied”. Name the thing and the stretch of time.',
    questions: [
      {
        key: 'satisfied',
        type: 'rating',
        label: `In the last month, how satisfied or dissatisfied were you with ${OF_IT}?`,
        min: 1,
        max: 5,
        minLabel: 'Very dissatisfied',
        maxLabel: 'Very satisfied',
      },
    ],
  },
  {
    id: 'frequency',
    name: 'Frequency',
    about: 'How often something happened, in counts that people can recall instead of “often” and “rarely”.',
    questions: [
      {
        key: 'how-often',
        type: 'single',
        label: 'In the last two weeks, how often did … happen to you?',
        options: options(
          'Never',
          'Once',
          'Two to four times',
          'About every other day',
          'Every day',
          'Several times a day',
        ),
      },
    ],
  },
  {
    id: 'umux-lite',
    name: 'UMUX-Lite',
    about:
      'Usability in two statements on seven points (Lewis, Utesch & Maher 2013). Keep the wording; 68 is about average on the SUS scale.',
    questions: [
      {
        key: 'umux-capable',
        type: 'rating',
        label: `${OF_IT}’s capabilities meet my requirements.`,
        min: 1,
        max: 7,
        minLabel: 'Strongly disagree',
        maxLabel: 'Strongly agree',
        note: 'UMUX-Lite, item 1. Score of both: (a + b − 2) × 100 ÷ 12.',
      },
      {
        key: 'umux-easy',
        type: 'rating',
        label: `${OF_IT} is easy to use.`,
        min: 1,
        max: 7,
        minLabel: 'Strongly disagree',
        maxLabel: 'Strongly agree',
        note: 'UMUX-Lite, item 2.',
      },
    ],
  },
  {
    id: 'nps',
    name: 'Recommendation (NPS)',
    about:
      'Share of 9–10 less share of 0–6. Coarse: wide intervals below a hundred answers, and little use where nobody has a choice.',
    questions: [
      { key: 'nps', type: 'nps', label: `How likely are you to recommend ${OF_IT} to a friend or colleague?` },
      { key: 'nps-why', type: 'longtext', label: 'What is the main reason for your score?' },
    ],
  },
  {
    id: 'pmf',
    name: 'Product-market fit',
    about:
      'Sean Ellis’s question, in its fixed wording. 40 % “very disappointed” is the mark; for a direction it needs 30 to 40 users.',
    questions: [
      {
        key: 'pmf',
        type: 'single',
        label: `How would you feel if you could no longer use ${OF_IT}?`,
        note: 'Fixed wording (Ellis). Ask only those who used it in the last two weeks. ≥ 40 % “very disappointed” is the mark.',
        options: [
          ...options('Very disappointed', 'Somewhat disappointed', 'Not disappointed')!,
          { value: 'na', label: 'I no longer use it', na: true },
        ],
      },
      { key: 'pmf-why', type: 'longtext', label: 'What would you use instead?' },
    ],
  },
  {
    id: 'cognitive-load',
    name: 'Cognitive load',
    about:
      'How much one has to hold in mind to do the work, in three statements: about the task, the tools, and what one cannot look up.',
    questions: [
      {
        key: 'load-task',
        type: 'rating',
        label: 'In the last two weeks, how demanding was the work itself: the problem, apart from tools?',
        min: 1,
        max: 7,
        minLabel: 'Very low',
        maxLabel: 'Very high',
        favourableEnd: 'none',
        note: 'Intrinsic load. High is not bad: it may be what one is paid for.',
      },
      {
        key: 'load-tools',
        type: 'rating',
        label: 'In the last two weeks, how demanding were the tools, environments and processes around it?',
        min: 1,
        max: 7,
        minLabel: 'Very low',
        maxLabel: 'Very high',
        favourableEnd: 'low',
        note:
          'Extraneous load: what a platform can take away. “Tools, environments and processes” is one thing here: ' +
          'everything around the task.',
      },
      {
        key: 'load-recall',
        type: 'rating',
        label: 'In the last two weeks, how much did you have to know by heart because it is written down nowhere?',
        min: 1,
        max: 7,
        minLabel: 'Hardly anything',
        maxLabel: 'Very much',
        favourableEnd: 'low',
      },
    ],
  },
  {
    id: 'grid',
    name: 'Satisfaction by tool',
    about: 'Several things on one scale, with “I do not use it”. Up to eight rows.',
    questions: [
      {
        key: 'tools',
        type: 'matrix',
        label: 'In the last month, how satisfied or dissatisfied were you with each of these?',
        rows: [
          { value: 'ci', label: 'Continuous integration' },
          { value: 'deploys', label: 'Deploys' },
          { value: 'docs', label: 'Internal docs' },
        ],
        options: [
          ...options('Very dissatisfied', 'Dissatisfied', 'Neither', 'Satisfied', 'Very satisfied')!,
          { value: 'na', label: 'I do not use it', na: true },
        ],
      },
    ],
  },
  {
    id: 'priorities',
    name: 'Best–worst (MaxDiff)',
    about:
      'What matters most among many: a few at a time, the most and the least important. Tells apart what ratings call “all important”.',
    questions: [
      {
        key: 'priorities',
        type: 'maxdiff',
        label: 'Which of these would help you most in the coming quarter, and which least?',
        minLabel: 'Least',
        maxLabel: 'Most',
        options: options(
          'Faster builds',
          'Fewer flaky tests',
          'Environments like production',
          'Docs that can be searched',
          'Fewer pages at night',
          'Simpler access requests',
          'Safer deploys',
        ),
      },
    ],
  },
]
