import type { z } from 'zod'

/**
 * What a command promises: the name of a job and its data. A room writes them in `schema-jobs.ts`, so that a command does
 * not import the handler, which in turn runs commands.
 */
export interface JobType<T extends z.ZodType = z.ZodType> {
  /** "room.verb" */
  name: string
  data: T
}

export const jobType = <T extends z.ZodType>(name: string, data: T): JobType<T> => ({ name, data })
