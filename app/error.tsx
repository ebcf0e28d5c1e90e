'use client'

import { MessagePage } from '@/components/frame/message-page'
import { Button, ButtonLink } from '@/components/ui/button'

/** What was thrown stays in the server's log, under the digest; the page says only what the reader can do. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <MessagePage
      title="This page could not be shown"
      reference={error.digest}
      action={
        <>
          <Button variant="primary" onClick={reset}>
            Try again
          </Button>
          <ButtonLink href="/">Go to the home page</ButtonLink>
        </>
      }
    >
      Something failed on our side. What you had typed into a form is kept in this browser.
    </MessagePage>
  )
}
