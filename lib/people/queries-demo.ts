import { env } from '@/lib/server/env'
import { isDemo } from './refresh-demo'
import { listPersonas, type Persona } from './repo-demo'
import { isFromThisMachine } from './rules-demo'

/** Whether the workspace is still the demo, in which people sign in as its personas. */
export { isDemo } from './refresh-demo'

/** Whether this very request may sign in as a persona. */
export const mayUsePersonas = async (headers: Headers): Promise<boolean> =>
  isFromThisMachine(headers, env().NODE_ENV === 'development' || undefined) && (await isDemo())

/** The people one may sign in as, or null where this is no demo, or the request did not come from this machine. */
export const findPersonas = async (headers: Headers): Promise<Persona[] | null> =>
  (await mayUsePersonas(headers)) ? listPersonas() : null
