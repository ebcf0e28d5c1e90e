'use client'

import { Button } from '@/components/ui/button'
import { Textarea } from '@/components/ui/input'
import { usePostedForm } from '@/components/ui/use-posted-form'
import { resolveAction } from '@/lib/insights/actions'
import type { Insight } from '@/lib/insights/schema'

/** Records what holds, or what showed that the statement does not. One button for each status that needs a reason. */
export function ResolveForm({ insight, steps }: { insight: string; steps: Insight['actions'] }) {
  const { result, pending, form } = usePostedForm(resolveAction)
  return (
    <form {...form} className="mt-2 space-y-2">
      <input type="hidden" name="insight" value={insight} />
      <Textarea
        name="resolution"
        rows={2}
        required
        aria-label="How it is resolved"
        placeholder="What is true, for whom, and why; or what disproved it"
        className="min-h-14"
      />
      <Textarea
        name="wouldChange"
        rows={1}
        aria-label="What would change it"
        placeholder="What would change it (optional)"
        className="min-h-9"
      />
      {result && !result.ok && (
        <p role="alert" className="text-sm text-bad">
          {result.message}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        {steps.map((step) => (
          <Button key={step.to} type="submit" name="status" value={step.to} size="sm" pending={pending}>
            {step.verb}
          </Button>
        ))}
      </div>
    </form>
  )
}
