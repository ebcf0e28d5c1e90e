'use client'

import { useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import type { TagAdvice as Advice } from '@/lib/evidence/rules-tags'
import { addTagAction, removeTagAction } from '@/lib/fieldwork/actions-tags'

/** How often a proposal was right, in words. */
const rightOf = (right: number, tried: number) =>
  tried === 0
    ? 'never proposed for a tagged piece, so nobody knows how often it is right'
    : `right ${right} of ${tried} times`

/** Tags that people gave to near pieces, with how often such a proposal was right. A person adds one, or none. */
export function TagAdvice({ highlight, advice }: { highlight: string; advice: Advice }) {
  const [pending, start] = useTransition()
  const add = (tag: string) =>
    start(async () => {
      const result = await addTagAction({ highlight, tag })
      if (!result.ok) return toast(result.message, { tone: 'bad' })
      const undo = () =>
        void removeTagAction({ highlight, tag }).then((one) => !one.ok && toast(one.message, { tone: 'bad' }))
      toast(`Tagged “${tag}”`, { undo })
    })
  return (
    <>
      <ul className="space-y-1">
        {advice.suggestions
          .filter(({ tried, right }) => tried === 0 || right > 0)
          .map(({ tag, tried, right }) => (
            <li key={tag} className="flex flex-wrap items-center gap-2">
              <Button size="sm" pending={pending} onClick={() => add(tag)}>
                {`Add “${tag}”`}
              </Button>
              <span className="text-sm tabular-nums text-ink-3">{rightOf(right, tried)}</span>
            </li>
          ))}
      </ul>
      <p className="mt-2 max-w-prose text-sm text-ink-3">
        From the {advice.pieces} newest tagged pieces that were read for their meaning. Each was taken out once and
        tagged from the others: {rightOf(advice.right, advice.tried)} over all tags.
      </p>
    </>
  )
}
