'use client'

import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { openSurveyAction } from '@/lib/surveys/actions'
import { closeSurveyAction } from '@/lib/results/actions-close'
import type { SurveyStatus } from '@/lib/surveys/schema'

/**
 * Opens or closes a survey at once; both can be taken back from the toast.
 * @param quiet where the page has another thing to do first
 */
export function StatusButton({ id, status, quiet }: { id: string; status: SurveyStatus; quiet: boolean }) {
  const router = useRouter()
  const [pending, start] = useTransition()
  const open = status === 'open'

  const run = (close: boolean, undo: boolean) =>
    start(async () => {
      const result = await (close ? closeSurveyAction({ id }) : openSurveyAction({ id }))
      if (result.ok)
        toast(
          close ? 'Survey closed; what it found is evidence now' : 'Survey open for answers',
          undo ? { undo: () => run(!close, false) } : {},
        )
      else toast(result.message, { tone: 'bad' })
      router.refresh()
    })
  return (
    <Button
      variant={status === 'draft' && !quiet ? 'primary' : 'secondary'}
      pending={pending}
      onClick={() => run(open, true)}
    >
      {open ? 'Close survey' : status === 'draft' ? 'Open survey' : 'Open again'}
    </Button>
  )
}
