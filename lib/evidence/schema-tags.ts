import { z } from 'zod'

const count = z.number().int().min(0)

export const tagAdviceSchema = z.object({
  /** `tried`: how often the tag was proposed for a piece that people tagged, taken out in turn; `right`: how often it had it. */
  suggestions: z.array(z.object({ tag: z.string(), support: z.number(), tried: count, right: count })),
  /** The same over all tags. */
  tried: count,
  right: count,
  /** Tagged pieces that were asked. */
  pieces: count,
})
