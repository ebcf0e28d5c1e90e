import { z } from 'zod'
import { jobType } from '@/lib/core/job-type'

/** Closes surveys whose time is over; what moves a closing time into the past promises it. */
export const closeDueType = jobType('surveys.close-due', z.object({}))
