import type { Company } from '../language/company'
import { anonymousSurvey, heard, type Question, type Survey } from '../language/survey'

const questions: Question[] = [
  {
    key: 'wait',
    type: 'rating',
    label: 'Think of your last change. For how much of the time until it was merged could you work, rather than wait?',
    min: 1,
    max: 5,
    minLabel: 'Nearly none',
    maxLabel: 'Nearly all',
    required: true,
  },
  {
    key: 'previews',
    type: 'rating',
    label: 'If every pull request had a running environment of its own, how much would that help your team?',
    min: 1,
    max: 5,
    minLabel: 'Not at all',
    maxLabel: 'A great deal',
  },
  {
    key: 'where',
    type: 'multi',
    label: 'Where do you try changes out before they are merged? Choose all that apply.',
    options: [
      { value: 'laptop', label: 'On my machine' },
      { value: 'staging', label: 'On shared staging' },
      { value: 'preview', label: 'In a preview of my own' },
      { value: 'production', label: 'In production, behind a flag' },
      { value: 'nowhere', label: 'Nowhere but in tests' },
    ],
  },
  {
    key: 'laptop',
    type: 'rating',
    label: 'How well does your machine run what you need for your work?',
    min: 1,
    max: 5,
    minLabel: 'Badly',
    maxLabel: 'Well',
  },
  {
    key: 'why',
    type: 'longtext',
    label: 'Tell us about the last time you could not try something out. What did you do instead?',
    help: 'Quoted without your name. Leave out what would give you away.',
  },
]

/** Open now, and anonymous: the one a visitor can answer. */
export const innerLoop = (company: Company): Survey =>
  anonymousSurvey(
    company,
    {
      title: 'Environments and the inner loop',
      description: 'Five questions about trying changes out. Results come a week after it closes.',
      purpose: 'To settle what preview environments must be able to do before we build them (RFC 4).',
      questions,
      series: null,
      openedAgo: 6,
      closesAgo: -8,
    },
    {
      rate: 0.4,
      means: {
        wait: 3.3,
        previews: 4.1,
        laptop: 3.2,
        'where.laptop': 0.7,
        'where.staging': 0.25,
        'where.preview': 0.12,
        'where.production': 0.4,
        'where.nowhere': 0.2,
      },
      teams: {
        'Web Portal': { 'where.preview': 0.6, previews: 0.4 },
        Mobile: { previews: -0.4 },
        'Machine Learning': { previews: -1.4, laptop: -0.9 },
        Data: { previews: -0.8, laptop: -0.7 },
        Platform: { previews: 0.5 },
      },
    },
    [
      heard(
        'Payments',
        'staging',
        'A webhook retry. I wrote a fake bank in an afternoon and threw it away in the evening.',
      ),
      heard(
        'Tracking',
        'staging',
        'I merged it behind a flag, turned the flag on for one carrier and watched the logs with my finger on the switch.',
      ),
      heard(
        'Quotes',
        'staging',
        'Asked the web team whether I could borrow one of their previews. They said yes. It took a day to point it at our service.',
      ),
      heard(
        'Carrier Integrations',
        'staging',
        'We have a shared spreadsheet for who may use staging when. I waited for Thursday.',
      ),
      heard(
        'Data',
        'local',
        'Sampled one percent of the tables by hand so that the job would fit on my laptop. It passed, and then ' +
          'failed on the other ninety-nine.',
      ),
      heard('Mobile', 'staging', 'Pointed the app at production with the test customer, as always.'),
    ],
  )
