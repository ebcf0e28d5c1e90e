'use client'

import { MessagePage } from '@/components/frame/message-page'
import { buttonStyle } from '@/components/ui/button-style'
import './globals.css'

/** When even the root layout fails: the same page, without anything around it. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Failed · Soundings</title>
        <MessagePage
          title="Soundings could not be shown"
          reference={error.digest}
          action={
            <button type="button" className={buttonStyle({ variant: 'primary' })} onClick={reset}>
              Try again
            </button>
          }
        >
          Something failed on our side. What you had typed into a form is kept in this browser.
        </MessagePage>
      </body>
    </html>
  )
}
