import { unauthenticated, forbidden } from '@/lib/core/errors'
import type { Actor, MaybeActor } from '@/lib/core/actor'
import { roleCan } from '@/lib/core/permissions'
import { actorOfToken } from '../actors'
import { env } from '../env'
import { actorOfCookie, sessionCookieName } from '../session'
import type { Access } from './endpoint'

const cookieOf = (request: Request, name: string): string | undefined =>
  request.headers
    .get('cookie')
    ?.split(/;\s*/)
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1)

/** A browser's request counts as its person's only from our own pages: no other site can post in their name. */
const fromOwnPage = (request: Request): boolean =>
  request.method === 'GET' || request.headers.get('origin') === new URL(env().BASE_URL).origin

/**
 * Who asks: by bearer token, else by the session of one of our pages. A bad token is refused, not ignored.
 * @param leaveTrace whether the use of the token is recorded; beside an anonymous answer it would tell who sent it
 */
export async function callerOf(request: Request, now: Date, leaveTrace = true): Promise<MaybeActor> {
  const header = request.headers.get('authorization')
  if (header !== null) {
    const actor = await actorOfToken(header.replace(/^Bearer\s+/i, '').trim(), now, leaveTrace)
    if (!actor) throw unauthenticated('This token is not valid, or no longer.')
    return actor
  }
  const cookie = cookieOf(request, sessionCookieName())
  return cookie && fromOwnPage(request) ? actorOfCookie(cookie) : null
}

/** @throws AppError unauthenticated or forbidden where the caller may not use the route at all */
export function admit(actor: MaybeActor, access: Access): Actor | null {
  if (access === 'public') return actor
  if (!actor) throw unauthenticated()
  if (access !== 'signed-in' && !roleCan(actor.role, access)) throw forbidden()
  return actor
}
