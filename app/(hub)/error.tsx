'use client'

import { buttonStyle } from '@/components/ui/button-style'
import { ErrorPanel } from '@/components/ui/error-panel'

/** A page of a room failed; the frame around it stands. */
export default function RoomError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <ErrorPanel
      title="This page could not be shown"
      reference={error.digest}
      action={
        <button type="button" className={buttonStyle()} onClick={reset}>
          Try again
        </button>
      }
    >
      Something failed on our side. What you had typed into a form is kept in this browser.
    </ErrorPanel>
  )
}
