import type { Stance } from '@/lib/insights/schema'
import { idOf } from './random'

/** What an insight stands on: everything heard about a topic, or what a survey found. */
export type Ground = { stance: Stance } & (
  { topic: string } | { finding: { survey: string; question: string; wave: number } }
)

/** An insight in the making: `insight('Nobody trusts staging').since(40).from('staging').against('staging-fine')`. */
export class Insight {
  readonly id: string
  readonly grounds: Ground[] = []
  daysAgo = 30
  resolution: { text: string; daysAgo: number } | null = null

  constructor(readonly statement: string) {
    this.id = idOf(`insight ${statement}`)
  }

  since(daysAgo: number): this {
    this.daysAgo = daysAgo
    return this
  }

  from(...topics: string[]): this {
    return this.ground('supports', topics)
  }

  against(...topics: string[]): this {
    return this.ground('contradicts', topics)
  }

  alsoHeard(...topics: string[]): this {
    return this.ground('context', topics)
  }

  /** What a survey found at a question: the survey by its title's beginning, of a series the wave (from 1; -1 is the latest closed one). */
  finding(survey: string, question: string, { wave = -1, stance = 'supports' as Stance } = {}): this {
    this.grounds.push({ stance, finding: { survey, question, wave } })
    return this
  }

  /** How a conflict was settled, so many days ago. */
  settled(daysAgo: number, text: string): this {
    this.resolution = { text, daysAgo }
    return this
  }

  private ground(stance: Stance, topics: string[]): this {
    this.grounds.push(...topics.map((topic) => ({ stance, topic })))
    return this
  }
}

export const insight = (statement: string): Insight => new Insight(statement)
