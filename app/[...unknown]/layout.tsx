import type { ReactNode } from 'react'
import { currentActor } from '@/lib/server/session'
import HubLayout from '../(hub)/layout'

/** Who is signed in keeps the frame, and with it the way on. Nobody else is asked to sign in for what is not there. */
export default async function UnknownLayout({ children }: { children: ReactNode }) {
  return (await currentActor()) ? <HubLayout>{children}</HubLayout> : children
}
