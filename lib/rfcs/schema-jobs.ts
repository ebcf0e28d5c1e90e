import { z } from 'zod'
import { jobType } from '@/lib/core/job-type'
import { eventSchema } from './schema-follow'

/** Tells the followers of an RFC that something happened to it. */
export const notifyType = jobType('rfcs.notify', eventSchema)

/** Mails what is due, one mail a person. */
export const mailType = jobType('rfcs.mail', z.object({}))
