import { z } from 'zod'

/** First and last days of people. */
export const daysType = { name: 'people.days', data: z.object({}) }
