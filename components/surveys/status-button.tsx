'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { focusMainIfLost } from '@/components/ui/focus-main'
import { toast } from '@/components/ui/toast'
import { openSurveyAction } from '@/lib/surveys/actions'
import { closeSurveyAction } from '@/lib/results/actions-close'
import type { Survey } from '@/lib/surveys/schema'

/**
 * Opens or closes a survey at once; both can be taken back from the toast. The button that follows is another one: who presses Enter
 * twice opens a survey and does not close it.
 * @param quiet where the page has another thing to do first
 */
export function StatusButton({ survey, quiet }: { survey: Pick<Survey, 'id' | 'status' | 'actions'>; quiet: boolean }) {
  const router = useRouter()
  const [pending, start] = useTransition()
  const { id, status } = survey
  const step = survey.actions.find((one) => one.allowed)

  const pressed = useRef(false)
  const next = step?.to
  useEffect(() => {
    if (pressed.current) focusMainIfLost()
    pressed.current = false
  }, [next])

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
  if (!step) return null
  return (
    <Button
      key={step.to}
      variant={status === 'draft' && !quiet ? 'primary' : 'secondary'}
      pending={pending}
      onClick={() => {
        pressed.current = true
        run(step.to === 'closed', true)
      }}
    >
      {step.verb}
    </Button>
  )
}
