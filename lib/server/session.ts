import { cache } from 'react'
import { paths } from '@/lib/core/paths'
import { cookies, headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { decode } from 'next-auth/jwt'
import { pageKind } from '@/lib/core/page-kind'
import { can, type Actor, type MaybeActor } from '@/lib/core/actor'
import type { Action } from '@/lib/core/permissions'
import { actorOfSession } from './actors'
import { env } from './env'

/** next-auth's own names; the prefix binds the cookie to https. */
export const sessionCookieName = (): string =>
  env().BASE_URL.startsWith('https://') ? '__Secure-next-auth.session-token' : 'next-auth.session-token'

/** The person of a session cookie's value, or null. The role is read from the database, never from the cookie. */
export async function actorOfCookie(value: string | undefined): Promise<MaybeActor> {
  const secret = env().NEXTAUTH_SECRET
  if (!value || !secret) return null
  const claims = await decode({ token: value, secret }).catch(() => null)
  if (!claims?.sub || typeof claims.epoch !== 'number') return null
  return actorOfSession(claims.sub, claims.epoch)
}

/** Who is asking for this page; read once per request. */
export const currentActor = cache(async (): Promise<MaybeActor> => {
  const jar = await cookies()
  return actorOfCookie(jar.get(sessionCookieName())?.value)
})

/** Notes whether this request is for a page as HTML; a page that says so may have parts that are written without React (`Still`). */
export async function notePageKind(): Promise<void> {
  pageKind().isHtml = (await headers()).get('accept')?.includes('text/html') ?? false
}

/** The signed-in person of a page. Where there is none they are sent to sign in, and come back to this page from there. */
export async function pageActor(): Promise<Actor> {
  const [actor, asked] = await Promise.all([currentActor(), headers(), notePageKind()])
  if (actor) return actor
  const path = asked.get('x-path') ?? '/'
  redirect(paths.auth('signin', undefined, { callbackUrl: path }))
}

/** As `pageActor`, for a page that needs an action: a person whose role lacks the action gets "not found". */
export async function pageActorWith(action: Action): Promise<Actor> {
  const actor = await pageActor()
  if (!can(actor, action)) notFound()
  return actor
}
