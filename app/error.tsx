'use client'

import { MessagePage } from '@/components/frame/message-page'
import { buttonStyle } from '@/components/ui/button-style'
import { Link } from '@/components/ui/link'

/** What was thrown stays in the server's log, under the digest; the page says only what the reader can do. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <MessagePage
      title="This page could not be shown"
      reference={error.digest}
      action={
        <>
          <button type="button" className={buttonStyle({ variant: 'primary' })} onClick={reset}>
            Try again
          </button>
          <Link href="/" className={buttonStyle()}>
            Go to the home page
          </Link>
        </>
      }
    >
      Something failed on our side. What you had typed into a form is kept in this browser.
    </MessagePage>
  )
}
