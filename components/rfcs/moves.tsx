'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input, Textarea } from '@/components/ui/input'
import { Menu, MenuButton } from '@/components/ui/menu'
import { usePostedForm } from '@/components/ui/use-posted-form'
import { decideAction, moveAction, type Posted } from '@/lib/rfcs/actions'
import type { RfcAction } from '@/lib/rfcs/presenter'

/** The id of the sentence on the page that says why a draft cannot go on. */
export const UNREADY = 'unready'

/** The one move that comes next, and the others in a menu. A decision, and a move over somebody's concern, asks for its reason. */
export function Moves({
  number,
  moves,
  seen,
  decided,
  unready = null,
}: {
  number: number
  /** What the page shows: the version, and how many concerns and holds are open. */
  seen: Seen
  moves: RfcAction[]
  /** What follows a decision is no primary action. */ decided: boolean
  /** Why the next move would be refused, where the page says so already. */
  unready?: string | null
}) {
  const [refusal, setShown] = useState<Posted>(null)
  // What the page says already is not said again: the reader is taken there.
  const setRefusal = (answer: Posted) => {
    const isSaid = answer !== null && !answer.ok && answer.message === unready
    setShown(isSaid ? null : answer)
    if (isSaid) document.getElementById(UNREADY)?.focus()
  }
  const [asking, setAsking] = useState<RfcAction | null>(null)
  const next = decided ? undefined : moves.find((move) => move.onward)
  const others = moves.filter((move) => move !== next)
  const asks = (move: RfcAction) => move.decides || move.asksWhy || move.overrides !== null
  return (
    <>
      {next &&
        (asks(next) ? (
          <Button variant="primary" onClick={() => setAsking(next)}>
            {next.verb}
          </Button>
        ) : (
          <Step number={number} seen={seen} move={next} onAnswer={setRefusal} primary />
        ))}
      {others.length > 0 && (
        <Menu label="Other moves">
          {others.map((move) =>
            asks(move) ? (
              <MenuButton key={move.to} type="button" onClick={() => setAsking(move)}>
                {move.verb}
              </MenuButton>
            ) : (
              <Step key={move.to} number={number} seen={seen} move={move} onAnswer={setRefusal} />
            ),
          )}
        </Menu>
      )}
      <Refusal result={refusal} />
      {asking && <Decide key={asking.to} number={number} seen={seen} move={asking} onClose={() => setAsking(null)} />}
    </>
  )
}

type Seen = { version: number; open: number }

/** A move is of what its mover saw: another version, or a concern that came since, is looked at first. */
function SeenFields({ version, open }: Seen) {
  return (
    <>
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="seen" value={open} />
    </>
  )
}

/** A move that asks nothing: one button. */
function Step(props: {
  number: number
  seen: Seen
  move: RfcAction
  onAnswer: (answer: Posted) => void
  primary?: boolean
}) {
  const { number, seen, move, onAnswer, primary } = props
  const { pending, form } = usePostedForm(moveAction, onAnswer)
  return (
    <form {...form}>
      <input type="hidden" name="number" value={number} />
      <SeenFields {...seen} />
      <input type="hidden" name="to" value={move.to} />
      {primary ? (
        <Button type="submit" variant="primary" pending={pending}>
          {move.verb}
        </Button>
      ) : (
        <MenuButton>{move.verb}</MenuButton>
      )}
    </form>
  )
}

function Refusal({ result }: { result: Posted }) {
  return result && !result.ok ? (
    <p role="alert" className="basis-full text-sm text-bad">
      {result.message}
    </p>
  ) : null
}

function Decide(props: { number: number; seen: Seen; move: RfcAction; onClose: () => void }) {
  const { number, seen, move, onClose } = props
  const { result, pending, form } = usePostedForm(move.decides ? decideAction : moveAction, (answer) => {
    if (answer?.ok) onClose()
  })
  const error = (name: string) => (result && !result.ok ? result.fieldErrors?.[name]?.[0] : undefined)
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={move.verb}
      description={
        move.decides
          ? 'Everybody who commented reads this.'
          : move.asksWhy
            ? 'Everybody who follows it reads this.'
            : 'Somebody asked for this not to happen yet.'
      }
    >
      <form {...form} className="space-y-4">
        <input type="hidden" name="number" value={number} />
        <SeenFields {...seen} />
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
        {move.asksWhy && !move.decides && (
          <Field name="reason" label="Why" required={false} error={error('reason')}>
            {(control) => <Textarea {...control} />}
          </Field>
        )}
        {move.overrides && (
          <Field
            name="override"
            label={`${move.overrides[0]!.toUpperCase()}${move.overrides.slice(1)}. Why go ahead?`}
            help="Kept in the record, under your name."
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
