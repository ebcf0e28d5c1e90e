'use client'

import { useRef, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { ActionForm } from '@/components/ui/action-form'
import { Textarea } from '@/components/ui/input'
import { useTyped } from '@/components/ui/typed'
import { toast } from '@/components/ui/toast'
import { keepOutreachAction, outreachDoneAction } from '@/lib/insights/actions-outreach'

const copy = (text: string) =>
  navigator.clipboard.writeText(text).then(
    () => toast('Copied'),
    () => toast('The browser did not allow it: select the words and copy them yourself', { tone: 'bad' }),
  )

/** Several such forms are on a page: no id, which must be on it once. */
function Words({ name, text }: { name: string; text: string }) {
  const typed = useTyped('text', text)
  return <Textarea name="text" aria-label={`Message to ${name}`} rows={9} required defaultValue={typed} />
}

/** A message to a team: to change, to copy, or to put on the list. Nothing is sent from here. */
export function DraftForm({
  insight,
  team,
  name,
  text,
  listed,
}: {
  insight: string
  team: string
  /** Of the team. */
  name: string
  text: string
  listed: boolean
}) {
  const box = useRef<HTMLDivElement>(null)
  const current = () => box.current?.querySelector('textarea')?.value ?? text
  return (
    <div ref={box}>
      <ActionForm
        action={keepOutreachAction}
        submit={listed ? 'Replace it on the list' : 'Put on the list'}
        variant="secondary"
        size="sm"
        done="On the list."
        className="space-y-2"
        beside={
          <Button size="sm" variant="ghost" onClick={() => void copy(current())}>
            Copy
          </Button>
        }
      >
        <input type="hidden" name="insight" value={insight} />
        <input type="hidden" name="team" value={team} />
        <Words name={name} text={text} />
      </ActionForm>
    </div>
  )
}

/** What to do with words on the list: a person sends them elsewhere, and says so. */
export function OutreachDeeds({ outreach, text }: { outreach: string; text: string }) {
  const [pending, start] = useTransition()
  const done = () =>
    start(async () => {
      const result = await outreachDoneAction({ outreach, done: true })
      if (!result.ok) return toast(result.message, { tone: 'bad' })
      toast('Off the list', {
        undo: () =>
          void outreachDoneAction({ outreach, done: false }).then(
            (one) => !one.ok && toast(one.message, { tone: 'bad' }),
          ),
      })
    })
  return (
    <div className="mt-2 flex flex-wrap gap-2">
      <Button size="sm" onClick={() => void copy(text)}>
        Copy
      </Button>
      <Button size="sm" variant="ghost" pending={pending} onClick={done}>
        Sent, or not needed
      </Button>
    </div>
  )
}
