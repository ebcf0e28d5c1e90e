'use server'

import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { action } from '@/lib/server/action'
import { sessionCookieName } from '@/lib/server/session'
import { signOutEverywhere } from './commands-session'

/** Ends this browser's session. */
export async function signOut(): Promise<never> {
  const name = sessionCookieName()
  ;(await cookies()).set(name, '', { maxAge: 0, path: '/', httpOnly: true, sameSite: 'lax', secure: name.startsWith('__Secure-') })
  redirect('/sign-in')
}

const everywhere = action(z.object({}), signOutEverywhere)

export async function signOutAll(): Promise<void> {
  await everywhere({})
  redirect('/sign-in')
}
