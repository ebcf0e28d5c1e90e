'use client'

import { useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import type { Result } from '@/lib/core/errors'
import { apartAction, mergeEvidenceAction, unmergeEvidenceAction } from '@/lib/insights/actions-same'

/** Runs a deed that says what it did and can be undone. */
function useUndoable() {
  const [pending, start] = useTransition()
  const run = (work: () => Promise<Result<void>>, message: string, undo: () => Promise<Result<void>>) =>
    start(async () => {
      const result = await work()
      if (!result.ok) return toast(result.message, { tone: 'bad' })
      const back = () => void undo().then((one) => !one.ok && toast(one.message, { tone: 'bad' }))
      toast(message, { undo: back })
    })
  return { pending, run }
}

/** What to do with two pieces that may say the same. */
export function PairDeeds({ keep, other }: { keep: string; other: string }) {
  const { pending, run } = useUndoable()
  const merge = () =>
    run(
      () => mergeEvidenceAction({ keep, pieces: [other] }),
      'Merged: one stands for both',
      () => unmergeEvidenceAction({ piece: other }),
    )
  const apart = () =>
    run(
      () => apartAction({ a: keep, b: other, apart: true }),
      'Not the same: they are offered no more',
      () => apartAction({ a: keep, b: other, apart: false }),
    )
  return (
    <div className="mt-2 flex flex-wrap gap-2">
      <Button size="sm" pending={pending} onClick={merge}>
        They say the same
      </Button>
      <Button size="sm" variant="ghost" pending={pending} onClick={apart}>
        Not the same
      </Button>
    </div>
  )
}

/** Takes the merge of a piece back. */
export function Unmerge({ piece, keep }: { piece: string; keep: string }) {
  const { pending, run } = useUndoable()
  const unmerge = () =>
    run(
      () => unmergeEvidenceAction({ piece }),
      'It stands by itself again',
      () => mergeEvidenceAction({ keep, pieces: [piece] }),
    )
  return (
    <Button size="sm" variant="ghost" pending={pending} onClick={unmerge}>
      Take this merge back
    </Button>
  )
}
