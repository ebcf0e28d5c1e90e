'use client'

import { ActionForm } from '@/components/ui/action-form'
import { rewriteDoneAction } from '@/lib/fieldwork/actions-people'

/** Says that a text holds the withdrawn words no longer. */
export function RewriteDone({ rewrite, label }: { rewrite: string; label: string }) {
  return (
    <ActionForm
      action={rewriteDoneAction}
      submit={
        <>
          Rewritten<span className="sr-only">: {label}</span>
        </>
      }
      variant="secondary"
      size="sm"
      inline
    >
      <input type="hidden" name="rewrite" value={rewrite} />
    </ActionForm>
  )
}
