import type { Company, Member, Team } from './company'
import { idOf, Random, tokenOf } from './random'

export interface Question {
  key: string
  type: 'rating' | 'nps' | 'single' | 'multi' | 'longtext' | 'text' | 'number'
  label: string
  help?: string
  required?: boolean
  options?: { value: string; label: string }[]
  min?: number
  max?: number
  minLabel?: string
  maxLabel?: string
  favourableEnd?: 'high' | 'low' | 'none'
}

/** Something somebody wrote in answer to an open question, and what it is about. */
export interface Remark {
  team: string
  topic: string
  text: string
}

export interface Response {
  id: string
  team: Team
  discipline: string | null
  /** Days since whoever answered joined; a band of it is kept. */
  joinedAgo: number
  /** Null in an anonymous survey, always. */
  person: Member | null
  daysAgo: number
  answers: Record<string, string | number | string[]>
  /** What the open answers of this response are about, by question. */
  topics: Record<string, string>
}

export interface Survey {
  id: string
  title: string
  description: string
  purpose: string
  anonymity: 'anonymous' | 'named'
  questions: Question[]
  series: string | null
  publicToken: string
  invited: number
  openedAgo: number
  /** Negative: it is still open. */
  closesAgo: number
  responses: Response[]
}

/** Words about a topic from a team: `heard('Payments', 'flaky-tests', 'I re-run first and read later.')`. */
export const heard = (team: string, topic: string, text: string): Remark => ({ team, topic, text })

/** How a company answers: means per question, and how single teams differ from them. */
export interface Mood {
  /** Share of each team that answers. */
  rate: number
  /** Mean of each rating (1–5) and of `nps` (0–10); of a `multi` option, the share that picks it. */
  means: Record<string, number>
  /** Added to the mean, by team. */
  teams: Record<string, Record<string, number>>
  /** What a person's answer to earlier questions adds to a later one, for each point away from the mean. */
  follows?: Record<string, Record<string, number>>
}

type About = Pick<Survey, 'title' | 'description' | 'purpose' | 'questions' | 'series' | 'openedAgo' | 'closesAgo'>

/** An anonymous survey answered by about as many as the mood says; its remarks go to responses of their teams. */
export function anonymousSurvey(company: Company, about: About, mood: Mood, remarks: Remark[]): Survey {
  const random = new Random(about.title)
  const open = about.questions.find((question) => question.type === 'longtext')?.key ?? ''
  const lasting = Math.max(1, about.openedAgo - Math.max(0, about.closesAgo))
  const responses = company.teams.flatMap((team) => {
    const words = remarks.filter((remark) => remark.team === team.name)
    const answering = Math.min(
      team.headcount,
      Math.max(words.length, Math.round(team.headcount * random.normal(mood.rate, 0.08))),
    )
    return random
      .shuffle(company.engineersOf(team))
      .slice(0, answering)
      .map(({ discipline, joinedAgo }, index): Response => {
        const remark = words[index]
        const answers = answered(about.questions, mood, team, random)
        return {
          // Shuffled with nothing of the person in it: the mood is the team's, the discipline a segment.
          id: idOf(`${about.title} ${team.name} ${index}`),
          team,
          discipline,
          joinedAgo,
          person: null,
          daysAgo: about.openedAgo - Math.floor(lasting * random.next() ** 2),
          answers: remark ? { ...answers, [open]: remark.text } : answers,
          topics: remark ? { [open]: remark.topic } : {},
        }
      })
  })
  const unheard = remarks.filter((remark) => !company.teams.some((team) => team.name === remark.team))
  if (unheard.length > 0) throw new Error(`${about.title}: no such team as ${unheard[0]?.team}`)
  return surveyOf(
    about,
    'anonymous',
    company.teams.reduce((sum, team) => sum + team.headcount, 0),
    random.shuffle(responses),
  )
}

/** One person's named response: so many days ago, answers by question, and what its words are about. */
export interface NamedAnswer {
  name: string
  daysAgo: number
  answers: Response['answers']
  topics?: Record<string, string>
}

/** A survey in which everybody knows who answered what. */
export function namedSurvey(company: Company, about: About, invited: number, given: NamedAnswer[]): Survey {
  const responses = given.map(({ name, daysAgo, answers, topics = {} }): Response => {
    const person = company.who(name)
    if (!person.team) throw new Error(`${name} is in no team`)
    return {
      id: idOf(`${about.title} ${name}`),
      team: person.team,
      discipline: person.discipline,
      joinedAgo: person.joinedAgo,
      person,
      daysAgo,
      answers,
      topics,
    }
  })
  return surveyOf(about, 'named', invited, responses)
}

const surveyOf = (about: About, anonymity: Survey['anonymity'], invited: number, responses: Response[]): Survey => ({
  ...about,
  id: idOf(`survey ${about.title} ${about.openedAgo}`),
  publicToken: tokenOf(`survey ${about.title} ${about.openedAgo}`),
  anonymity,
  invited,
  responses,
})

function answered(questions: Question[], mood: Mood, team: Team, random: Random): Response['answers'] {
  const mean = (key: string) => (mood.means[key] ?? 0) + (mood.teams[team.name]?.[key] ?? 0)
  const answers: Response['answers'] = {}
  for (const { key, type, required = false, options = [], min = 1, max = 5 } of questions) {
    const [low, high] = type === 'nps' ? [0, 10] : [min, max]
    const moved = Object.entries(mood.follows?.[key] ?? {}).reduce(
      (sum, [from, by]) => sum + by * (Number(answers[from] ?? mean(from)) - mean(from)),
      0,
    )
    const point = Math.round(random.normal(mean(key) + moved, type === 'nps' ? 2 : 0.95))
    if (type === 'rating' || type === 'nps') {
      // A few skip a question.
      if (!random.chance(0.04) || required) answers[key] = Math.min(high, Math.max(low, point))
    } else if (type === 'multi') {
      const picked = options.filter(({ value }) => random.chance(mean(`${key}.${value}`))).map(({ value }) => value)
      if (picked.length > 0) answers[key] = picked.slice(0, 3)
    }
  }
  return answers
}
