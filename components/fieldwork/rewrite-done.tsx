'use client'

import { useActionState } from 'react'
import { Button } from '@/components/ui/button'
import { rewriteDoneAction } from '@/lib/fieldwork/actions-people'

/** Says that a text holds the withdrawn words no longer. */
export function RewriteDone({ rewrite, label }: { rewrite: string; label: string }) {
  const [, send, pending] = useActionState(rewriteDoneAction, null)
  return (
    <form action={send}>
      <input type="hidden" name="rewrite" value={rewrite} />
      <Button type="submit" size="sm" pending={pending}>
        Rewritten<span className="sr-only">: {label}</span>
      </Button>
    </form>
  )
}
