import type { Metadata } from 'next'
import type { Route } from 'next'
import { headers } from 'next/headers'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { can } from '@/lib/core/actor'
import { rooms } from '@/lib/rooms'
import { currentActor } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Not found' }

/** The list that an address begins with, where this person may open it: "/roadmap/unknown" is looked for on the roadmap. */
async function listOf(path: string) {
  const actor = await currentActor()
  const entries = actor ? rooms.flatMap((room) => room.nav ?? []).filter((entry) => can(actor, entry.access)) : []
  return entries.find(({ href }) => path.startsWith(`${href}/`))
}

/** Not there, or not this person's to see: the two look the same. The frame stays, so the way on is beside it. */
export default async function RoomNotFound() {
  const list = await listOf((await headers()).get('x-path') ?? '')
  return (
    <>
      <h1 className="sr-only">Not found</h1>
      <Empty
        title="Page not found"
        action={
          <>
            {list && (
              <ButtonLink href={list.href as Route} variant="primary">
                Go to {list.label}
              </ButtonLink>
            )}
            <ButtonLink href="/">Go to the home page</ButtonLink>
          </>
        }
      >
        It may have moved or been withdrawn, or you may not have access. If someone sent you the link, ask them to check
        it.
      </Empty>
    </>
  )
}
