import type { Metadata } from 'next'
import { MessagePage } from '@/components/frame/message-page'
import { ButtonLink } from '@/components/ui/button'

export const metadata: Metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <MessagePage
      title="There is nothing at this address"
      action={
        <ButtonLink href="/" variant="primary">
          Go to the home page
        </ButtonLink>
      }
    >
      It may have moved or been withdrawn, or it may not be yours to see. If someone sent you the link, ask them to
      check it.
    </MessagePage>
  )
}
