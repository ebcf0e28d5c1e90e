'use client'

import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { usePostedForm } from '@/components/ui/use-posted-form'
import { addEvidenceAction } from '@/lib/insights/actions'
import { stances } from '@/lib/insights/schema'
import { STANCE_LABELS } from './labels'

/** Around a list with boxes: what is ticked goes to one insight, for it, against it or as context. */
export function AddToInsight({ insight, children }: { insight: string; children: ReactNode }) {
  const { refused, pending, form } = usePostedForm(addEvidenceAction)
  return (
    <form {...form} className="group/select">
      <input type="hidden" name="insight" value={insight} />
      {children}
      <div className="invisible sticky bottom-0 z-20 -mx-1 mt-2 flex flex-wrap items-center gap-2 border-t bg-ground px-1 py-3 group-has-[:checked]/select:visible">
        {stances.map((stance) => (
          <Button
            key={stance}
            type="submit"
            name="stance"
            value={stance}
            pending={pending}
            variant={stance === 'supports' ? 'primary' : 'secondary'}
          >
            {STANCE_LABELS[stance]}
          </Button>
        ))}
        {refused && (
          <p role="alert" className="text-sm text-bad">
            {refused.message}
          </p>
        )}
      </div>
    </form>
  )
}
