'use client'

import { useActionState, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Textarea } from '@/components/ui/input'
import { Menu, MenuButton } from '@/components/ui/menu'
import { rewordAction, statusAction } from '@/lib/insights/actions'
import { STATUSES_WITH_REASON, type Insight } from '@/lib/insights/schema'

/** What can be done with an insight besides adding to it. */
export function InsightMenu({ insight }: { insight: Insight }) {
  const [editing, setEditing] = useState(false)
  const [, move] = useActionState(statusAction, null)
  const [result, reword, pending] = useActionState(
    async (last: Awaited<ReturnType<typeof rewordAction>> | null, form: FormData) => {
      const next = await rewordAction(last, form)
      if (next.ok) setEditing(false)
      return next
    },
    null,
  )
  return (
    <>
      <Menu label="More">
        <button
          type="button"
          data-edit
          onClick={() => setEditing(true)}
          className="flex min-h-8 w-full items-center rounded-sm px-2 text-left hover:bg-hover"
        >
          Reword
        </button>
        {insight.actions
          .filter((step) => step.allowed && !STATUSES_WITH_REASON.includes(step.to))
          .map((step) => (
            <form key={step.to} action={move}>
              <input type="hidden" name="insight" value={insight.id} />
              <input type="hidden" name="status" value={step.to} />
              <MenuButton>{step.verb}</MenuButton>
            </form>
          ))}
      </Menu>
      <Dialog
        open={editing}
        onOpenChange={setEditing}
        title="Reword the insight"
        description="Its evidence stays; read it again against the new words."
      >
        <form action={reword} className="space-y-3">
          <input type="hidden" name="insight" value={insight.id} />
          <Textarea
            name="statement"
            aria-label="Statement"
            defaultValue={insight.statement}
            rows={3}
            maxLength={500}
            required
          />
          {result && !result.ok && (
            <p role="alert" className="text-sm text-bad">
              {result.message}
            </p>
          )}
          <Button type="submit" variant="primary" pending={pending}>
            Save
          </Button>
        </form>
      </Dialog>
    </>
  )
}
