'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Textarea } from '@/components/ui/input'
import { Menu, MenuButton } from '@/components/ui/menu'
import { toast } from '@/components/ui/toast'
import { usePostedForm } from '@/components/ui/use-posted-form'
import { rewordAction, statusAction } from '@/lib/insights/actions'
import { STATUSES_WITH_REASON, type Insight } from '@/lib/insights/schema'

/** What can be done with an insight besides adding to it. Of the insight only what it reads: the rest is sent along for nothing. */
export function InsightMenu({ insight }: { insight: Pick<Insight, 'id' | 'statement' | 'actions'> }) {
  const [editing, setEditing] = useState(false)
  const { refused, pending, form } = usePostedForm(rewordAction, (answer) => {
    if (answer?.ok) setEditing(false)
  })
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
            <StatusStep key={step.to} insight={insight.id} to={step.to} verb={step.verb} />
          ))}
      </Menu>
      <Dialog
        open={editing}
        onOpenChange={setEditing}
        title="Reword the insight"
        description="Its evidence stays; read it again against the new words."
      >
        <form {...form} className="space-y-3">
          <input type="hidden" name="insight" value={insight.id} />
          <Textarea
            name="statement"
            aria-label="Statement"
            defaultValue={insight.statement}
            rows={3}
            maxLength={500}
            required
          />
          {refused && (
            <p role="alert" className="text-sm text-bad">
              {refused.message}
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

/** A step of the menu. The menu closes with it, so a refusal is a toast. */
function StatusStep({ insight, to, verb }: { insight: string; to: string; verb: string }) {
  const { form } = usePostedForm(statusAction, (answer) => {
    if (answer && !answer.ok) toast(answer.message, { tone: 'bad' })
  })
  return (
    <form {...form}>
      <input type="hidden" name="insight" value={insight} />
      <input type="hidden" name="status" value={to} />
      <MenuButton>{verb}</MenuButton>
    </form>
  )
}
