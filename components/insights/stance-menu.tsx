'use client'

import { useId, useTransition } from 'react'
import { menuItemStyle } from '@/components/ui/menu'
import { toast } from '@/components/ui/toast'
import type { Result } from '@/lib/core/errors'
import { linkAction, unlinkAction } from '@/lib/insights/actions'
import { stances, type Agrees, type Stance } from '@/lib/insights/schema'
import { STANCE_LABELS } from './labels'

interface Props {
  insight: string
  evidence: string
  stance: Stance
  /** Of a survey result: which answers agree with the statement. */
  agrees?: Agrees | undefined
}

/** Changes what a piece says to an insight, or takes it off; each with undo. */
export function StanceMenu({ insight, evidence, stance, agrees }: Props) {
  const id = useId()
  const [pending, start] = useTransition()
  const run = (work: () => Promise<Result<null>>, message: string, undo: () => Promise<Result<null>>) =>
    start(async () => {
      const result = await work()
      if (!result.ok) return toast(result.message, { tone: 'bad' })
      toast(message, { undo: () => void undo() })
    })
  const back = () => linkAction({ insight, evidence, stance, agrees })
  const other = agrees === 'favourable' ? 'unfavourable' : 'favourable'
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        disabled={pending}
        className="ml-auto rounded-sm px-1 text-sm text-ink-3 underline decoration-edge/50 underline-offset-2 hover:text-ink"
      >
        Change<span className="sr-only"> what it says</span>
      </button>
      <div id={id} popover="auto" role="group" aria-label="What it says" className="menu-popover">
        {stances
          .filter((one) => one !== stance)
          .map((one) => (
            <button
              key={one}
              type="button"
              popoverTarget={id}
              className={menuItemStyle}
              onClick={() =>
                run(
                  () => linkAction({ insight, evidence, stance: one }),
                  `Now: ${STANCE_LABELS[one].toLowerCase()}`,
                  back,
                )
              }
            >
              {STANCE_LABELS[one]}
            </button>
          ))}
        {agrees && (
          <button
            type="button"
            popoverTarget={id}
            className={menuItemStyle}
            onClick={() =>
              run(
                () => linkAction({ insight, evidence, stance, agrees: other }),
                `Now ${other} answers agree with the statement`,
                back,
              )
            }
          >
            {other === 'favourable' ? 'Favourable answers agree' : 'Unfavourable answers agree'}
          </button>
        )}
        <button
          type="button"
          popoverTarget={id}
          className={menuItemStyle}
          onClick={() => run(() => unlinkAction({ insight, evidence }), 'Taken off this insight', back)}
        >
          Take off
        </button>
      </div>
    </>
  )
}
