import { z } from 'zod'

/** A sign-in link, sealed for `id`; of no use after `until`, in milliseconds since 1970. */
const signInMail = z.object({ id: z.string(), sealed: z.string(), until: z.number() })
export type SignInMail = z.infer<typeof signInMail>

export const signInMails = { name: 'people.sign-in', data: signInMail }
