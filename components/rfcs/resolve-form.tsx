'use client'

import { useActionState } from 'react'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { resolveAction } from '@/lib/rfcs/actions'

/** Resolves or reopens a thread; a concern somebody else raised is set aside, which takes a reason. */
export function ResolveForm({ number, id, resolved, needsReason }: { number: number; id: string; resolved: boolean; needsReason: boolean }) {
  const [result, send, pending] = useActionState(resolveAction, null)
  const fields = (
    <>
      <input type="hidden" name="number" value={number} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="resolved" value={resolved ? 'false' : 'true'} />
    </>
  )
  const refused = result && !result.ok ? <p role="alert" className="basis-full text-bad">{result.message}</p> : null
  if (!needsReason || resolved) {
    return (
      <form action={send} className="flex flex-wrap justify-end">
        {fields}
        <Button type="submit" size="sm" variant="ghost" pending={pending}>
          {resolved ? 'Reopen' : 'Resolve'}
        </Button>
        {refused}
      </form>
    )
  }
  return (
    <details className="grow basis-24 open:basis-full">
      <summary className="text-right text-ink-2 hover:text-ink">Set aside</summary>
      <form action={send} className="mt-2 flex flex-wrap items-end gap-2">
        {fields}
        <label className="min-w-0 grow">
          <span className="text-ink-2">Why it is set aside without its raiser</span>
          <Input name="reason" required maxLength={4000} />
        </label>
        <Button type="submit" size="sm" pending={pending}>
          Set aside
        </Button>
        {refused}
      </form>
    </details>
  )
}
