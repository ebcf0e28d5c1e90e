import type { Metadata } from 'next'
import { MessagePage } from '@/components/frame/message-page'
import { ButtonLink } from '@/components/ui/button'

export const metadata: Metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <MessagePage
      title="Page not found"
      action={
        <ButtonLink href="/" variant="primary">
          Go to the home page
        </ButtonLink>
      }
    >
      It may have moved or been withdrawn, or you may not have access. If someone sent you the link, ask them to check
      it.
    </MessagePage>
  )
}
