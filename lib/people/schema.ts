import { z } from 'zod'

export const erasedSchema = z.object({ quotesRemoved: z.number().int(), insightsRescored: z.number().int() })
