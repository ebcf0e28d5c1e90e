import type { Company } from '../language/company'
import { namedSurvey, type NamedAnswer, type Question, type Survey } from '../language/survey'

const questions: Question[] = [
  {
    key: 'first-change',
    type: 'number',
    label: 'On which working day did your first change reach production?',
    min: 1,
    max: 90,
    favourableEnd: 'low',
    required: true,
  },
  {
    key: 'setup',
    type: 'rating',
    label: 'How well did the setup instructions work on your machine?',
    min: 1,
    max: 5,
    minLabel: 'Not at all',
    maxLabel: 'As written',
  },
  {
    key: 'requests',
    type: 'number',
    label: 'How many access requests did you have to make?',
    min: 0,
    max: 50,
    favourableEnd: 'low',
  },
  {
    key: 'buddy',
    type: 'rating',
    label: 'How easy was it to find somebody to ask?',
    min: 1,
    max: 5,
    minLabel: 'Very hard',
    maxLabel: 'Very easy',
  },
  { key: 'missing', type: 'longtext', label: 'What would have saved you the most time in your first month?' },
]

type Words = { topic: string; text: string }

/** Somebody's first month: working days to the first change, setup (1–5), access requests, buddy (1–5), and in their own words. */
function month(
  name: string,
  daysAgo: number,
  [firstChange, setup, requests, buddy]: [number, number, number, number],
  words?: Words,
): NamedAnswer {
  return {
    name,
    daysAgo,
    answers: { 'first-change': firstChange, setup, requests, buddy, ...(words && { missing: words.text }) },
    topics: words ? { missing: words.topic } : {},
  }
}

export const onboarding = (company: Company): Survey =>
  namedSurvey(
    company,
    {
      title: 'Your first month',
      description:
        'Five questions about how your first weeks went. Your name stays with your answers, so that we can follow up.',
      purpose: 'To find what keeps new colleagues from their first change, and to remove it.',
      questions,
      series: null,
      openedAgo: 150,
      closesAgo: 15,
    },
    14,
    [
      month('Malik Renard', 118, [6, 4, 4, 5]),
      month('Gwen Tregarthen', 104, [11, 2, 7, 3], {
        topic: 'access',
        text:
          'Six of my seven access requests waited for the same person, who was on holiday. A list of what my team ' +
          'needs, granted at once, would have saved a week.',
      }),
      month('Stellan Berg', 92, [14, 2, 8, 4], {
        topic: 'access',
        text: 'The signing certificates. I could build the app on day one and release it on day fourteen.',
      }),
      month('Ruben Vos', 80, [5, 4, 5, 4], {
        topic: 'docs',
        text: 'A glossary. "Lane", "leg" and "load" mean three things here and the docs use all of them as if I knew.',
      }),
      month('Kwame Asante', 67, [9, 3, 7, 4], {
        topic: 'access',
        text: 'I watched my colleagues work for a week because I could not read the logs of the service I was hired for.',
      }),
      month('Paloma Ríos', 59, [8, 3, 6, 5], {
        topic: 'local',
        text: 'The setup script stops half-way without saying so. A check at the end that says "you are ready" would be enough.',
      }),
      month('Shanthi Iyer', 51, [16, 1, 11, 3], {
        topic: 'access',
        text:
          'Eleven requests. The bucket, the queue, the cluster, the dashboard of the cluster. Nobody could tell ' +
          'me in advance which ones.',
      }),
      month('Hedda Lunde', 45, [3, 5, 2, 5], {
        topic: 'golden-good',
        text: 'Little, honestly. The golden path exercise in week one was the best onboarding I have had anywhere.',
      }),
      month('Dmitri Sokol', 38, [5, 4, 4, 4]),
      month('Aditi Rao', 33, [12, 2, 7, 4], {
        topic: 'docs',
        text: 'A "start here" page for mobile. The general one describes a world of services that I do not live in.',
      }),
      month('Zanele Dube', 28, [4, 4, 3, 5], {
        topic: 'docs-better',
        text: 'The new docs search. My buddy said that a month earlier I would have asked her everything.',
      }),
      month('Piotr Zaleski', 22, [10, 3, 6, 4], {
        topic: 'access',
        text: 'To be given what my team has. I asked for each thing at the moment I needed it, and then waited for it.',
      }),
      month('Nkechi Obi', 17, [9, 3, 7, 5], {
        topic: 'access',
        text: 'Permissions. Day one: laptop. Day nine: permission to push. In between I read code I could not run.',
      }),
    ],
  )
