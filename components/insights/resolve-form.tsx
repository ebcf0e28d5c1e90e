'use client'

import { Button } from '@/components/ui/button'
import { Textarea } from '@/components/ui/input'
import { usePostedForm } from '@/components/ui/use-posted-form'
import { resolveAction } from '@/lib/insights/actions'

export function ResolveForm({ insight }: { insight: string }) {
  const { result, pending, form } = usePostedForm(resolveAction)
  return (
    <form {...form} className="mt-2 space-y-2">
      <input type="hidden" name="insight" value={insight} />
      <Textarea
        name="resolution"
        rows={2}
        required
        aria-label="How it is settled"
        placeholder="What holds, for whom, and why"
        className="min-h-14"
      />
      {result && !result.ok && (
        <p role="alert" className="text-sm text-bad">
          {result.message}
        </p>
      )}
      <Button type="submit" size="sm" pending={pending}>
        Record resolution
      </Button>
    </form>
  )
}
