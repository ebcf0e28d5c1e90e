import type { Question } from '../schema'
import { load, type Template } from './rules-make'
import { adoptionFunnel, chosenQuestion, chosenOrTold } from './rules-product'
import { goldenPath } from './rules-moments'

/** What a question of a template says of the capability that it is about. */
export interface AsksAbout {
  /** Whether people chose it or were told to use it. */
  chosen?: string
  /** How much it takes to use it. */
  load?: string
  /** How far people have come with it: heard, tried, every week, left. */
  steps?: string
  /** How satisfied people are with it. */
  satisfaction?: string
}

interface AboutCapability {
  /** The template in the words of one capability. */
  of: (name: string) => Template
  asks: AsksAbout
}

/** The whole of what a template says, with a word of it replaced. */
const reworded = <T>(value: T, from: RegExp, to: string): T =>
  JSON.parse(JSON.stringify(value), (key, part: unknown) =>
    typeof part === 'string' && ['label', 'title', 'description', 'purpose', 'about'].includes(key)
      ? part.replace(from, (found) => (found.startsWith('T') ? `T${to.slice(1)}` : to))
      : part,
  ) as T

const usesIt = { question: 'used', isNot: 'no' } as const

const loadQuestion = (name: string): Question => ({
  ...load,
  key: 'load',
  label: `How much do you have to keep in mind to use the golden path of ${name}?`,
  showIf: usesIt,
  note: 'Cognitive load, as an effort that one can recall; the low end is the good one.',
  favourableEnd: 'low',
})

const goldenPathOf = (name: string): Template => {
  const { questions, ...rest } = reworded(goldenPath, /[Tt]he golden path/g, `the golden path of ${name}`)
  const last = questions.at(-1)
  return {
    ...rest,
    series: `Golden path of ${name}`.slice(0, 100),
    questions: [
      ...questions.slice(0, -1),
      { ...chosenQuestion, showIf: usesIt },
      loadQuestion(name),
      ...(last ? [last] : []),
    ],
  }
}

/** Templates that are about one capability: each fills in its name, and what it asks of it is linked to it. */
export const CAPABILITY_TEMPLATES: Readonly<Record<string, AboutCapability>> = {
  [goldenPath.id]: {
    of: goldenPathOf,
    asks: { chosen: 'chosen', load: 'load', satisfaction: 'umux-easy' },
  },
  [adoptionFunnel.id]: {
    of: (name) => ({
      ...adoptionFunnel,
      title: `Do you know and use ${name}?`,
      description: `About ${name}.`,
      series: `Adoption of ${name}`.slice(0, 100),
    }),
    asks: { chosen: 'chosen', steps: 'step' },
  },
  [chosenOrTold.id]: {
    of: (name) => ({
      ...chosenOrTold,
      title: `${name}: chosen or told?`,
      description: `About ${name}.`,
      series: `Voluntary use of ${name}`.slice(0, 100),
    }),
    asks: { chosen: 'chosen' },
  },
}
