import { z } from 'zod'

const count = z.number().int()
const sides = z.object({ for: count, against: count })
const cell = z.object({ pieces: count, rungs: z.object({ low: count, medium: count, high: count }) })

export const triangulationSchema = z.object({
  /** Pieces of the largest themes by rung and team; `rest`: other teams, and no team that may be named. */
  heat: z.object({
    teams: z.array(z.object({ id: z.string(), name: z.string() })),
    themes: z.array(z.object({ id: z.string(), label: z.string(), all: cell, teams: z.array(cell), rest: cell })),
  }),
  /** Insights that most answers are for and most talks against, or the other way round; the widest gap first. */
  disagree: z.array(z.object({ id: z.string(), statement: z.string(), asked: sides, talked: sides, gap: z.number() })),
  /** What would tell most of each insight, those of most people first. */
  next: z.array(
    z.object({
      id: z.string(),
      statement: z.string(),
      people: count,
      byRung: z.object({ low: sides, medium: sides, high: sides }),
      method: z.enum(['survey', 'interview', 'embed']),
      why: z.string(),
    }),
  ),
})
export type Triangulation = z.infer<typeof triangulationSchema>
