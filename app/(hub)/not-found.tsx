import type { Metadata } from 'next'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'

export const metadata: Metadata = { title: 'Not found' }

/** Not there, or not this person's to see: the two look the same. The frame stays, so the way on is beside it. */
export default function RoomNotFound() {
  return (
    <>
      <h1 className="sr-only">Not found</h1>
      <Empty title="Page not found" action={<ButtonLink href="/">Go to the home page</ButtonLink>}>
        It may have moved or been withdrawn, or you may not have access. If someone sent you the link, ask them to check
        it.
      </Empty>
    </>
  )
}
