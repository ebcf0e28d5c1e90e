'use client'

import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { usePostedForm } from '@/components/ui/use-posted-form'
import { resolveAction } from '@/lib/rfcs/actions'

/** Sets a concern aside that somebody else raised, which takes a reason. */
export function OverrideForm({ number, id }: { number: number; id: string }) {
  const { refused, pending, form } = usePostedForm<unknown>(resolveAction)
  return (
    <details className="grow basis-24 open:basis-full" open={refused?.sent !== undefined}>
      <summary className="text-right text-ink-2 hover:text-ink">Override</summary>
      <form {...form} className="mt-2 flex flex-wrap items-end gap-2">
        <input type="hidden" name="number" value={number} />
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="resolved" value="true" />
        <label className="min-w-0 grow">
          <span className="text-ink-2">Why it is overridden without its author</span>
          <Input name="reason" required maxLength={4000} defaultValue={refused?.sent?.reason?.[0]} />
        </label>
        <Button type="submit" size="sm" pending={pending}>
          Override
        </Button>
        {refused && (
          <p role="alert" className="basis-full text-bad">
            {refused.message}
          </p>
        )}
      </form>
    </details>
  )
}
