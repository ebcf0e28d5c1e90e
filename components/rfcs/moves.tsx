'use client'

import { useActionState, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input, Textarea } from '@/components/ui/input'
import { Menu, MenuButton } from '@/components/ui/menu'
import { decideAction, moveAction, type Posted } from '@/lib/rfcs/actions'
import type { RfcStatus } from '@/lib/rfcs/schema'

export type Move = {
  to: RfcStatus
  verb: string
  decides: boolean
  /** Nearer to a decision: offered in front. */ onward: boolean
  /** Open concerns and holds that stand in the way of it. */ blocked: string | null
  mayOverride: boolean
}

/** The one move that comes next, and the others in a menu. A decision, and a move over somebody's concern, asks for its reason. */
export function Moves({
  number,
  moves,
  decided,
}: {
  number: number
  moves: Move[]
  /** What follows a decision is no primary action. */ decided: boolean
}) {
  const [result, send, pending] = useActionState(moveAction, null)
  const [asking, setAsking] = useState<Move | null>(null)
  const next = decided ? undefined : moves.find((move) => move.onward)
  const others = moves.filter((move) => move !== next)
  const asks = (move: Move) => move.decides || (move.blocked !== null && move.mayOverride)
  const hidden = (move: Move) => (
    <>
      <input type="hidden" name="number" value={number} />
      <input type="hidden" name="to" value={move.to} />
    </>
  )
  return (
    <>
      {next &&
        (asks(next) ? (
          <Button variant="primary" onClick={() => setAsking(next)}>
            {next.verb}
          </Button>
        ) : (
          <form action={send}>
            {hidden(next)}
            <Button type="submit" variant="primary" pending={pending}>
              {next.verb}
            </Button>
          </form>
        ))}
      {others.length > 0 && (
        <Menu label="Other moves">
          {others.map((move) =>
            asks(move) ? (
              <MenuButton key={move.to} type="button" onClick={() => setAsking(move)}>
                {move.verb}
              </MenuButton>
            ) : (
              <form key={move.to} action={send}>
                {hidden(move)}
                <MenuButton>{move.verb}</MenuButton>
              </form>
            ),
          )}
        </Menu>
      )}
      <Refusal result={result} />
      {asking && <Decide key={asking.to} number={number} move={asking} onClose={() => setAsking(null)} />}
    </>
  )
}

function Refusal({ result }: { result: Posted }) {
  return result && !result.ok ? (
    <p role="alert" className="basis-full text-sm text-bad">
      {result.message}
    </p>
  ) : null
}

function Decide({ number, move, onClose }: { number: number; move: Move; onClose: () => void }) {
  const decide = async (before: Posted, form: FormData): Promise<Posted> => {
    const result = await (move.decides ? decideAction : moveAction)(before, form)
    if (result?.ok) onClose()
    return result
  }
  const [result, send, pending] = useActionState(decide, null)
  const error = (name: string) => (result && !result.ok ? result.fieldErrors?.[name]?.[0] : undefined)
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={move.verb}
      description={move.decides ? 'Everybody who commented reads this.' : 'Somebody asked for this not to happen yet.'}
    >
      <form action={send} className="space-y-4">
        <input type="hidden" name="number" value={number} />
        <input type="hidden" name="to" value={move.to} />
        {move.decides && (
          <>
            <Field name="rationale" label="Why" error={error('rationale')}>
              {(control) => <Textarea {...control} required />}
            </Field>
            <Field name="dissent" label="Who disagreed, and with what" required={false}>
              {(control) => <Textarea {...control} rows={2} className="min-h-14" />}
            </Field>
            <Field name="wouldChange" label="What would change this decision" required={false}>
              {(control) => <Textarea {...control} rows={2} className="min-h-14" />}
            </Field>
            <Field name="conditions" label="On condition that" required={false}>
              {(control) => <Textarea {...control} rows={2} className="min-h-14" />}
            </Field>
            <Field name="reviewOn" label="Look at it again on" required={false} error={error('reviewOn')}>
              {(control) => <Input {...control} type="date" className="w-44" />}
            </Field>
          </>
        )}
        {move.blocked && move.mayOverride && (
          <Field
            name="override"
            label={`${move.blocked}. Why go ahead?`}
            help="Kept with each of them, under your name."
            error={error('override')}
          >
            {(control) => <Textarea {...control} rows={2} required className="min-h-14" />}
          </Field>
        )}
        <Refusal result={result} />
        <div className="flex justify-end gap-2">
          <Button variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" variant="primary" pending={pending}>
            {move.verb}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
