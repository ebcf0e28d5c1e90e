import { isLocalDemo } from '@/lib/server/env'
import { personas } from './repo-sign-in'

/** Whether a browser addressed this machine by one of its local names. (A hostile page that resolves its own name to
 * 127.0.0.1 sends that name.) */
export const isLocalHost = (host: string | null | undefined): boolean =>
  /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(host ?? '')

/** The people one may sign in as, or null where this is not a demo on one's own machine. */
export const demoPersonas = async (host: string | null): Promise<Awaited<ReturnType<typeof personas>> | null> =>
  isLocalDemo() && isLocalHost(host) ? personas() : null
