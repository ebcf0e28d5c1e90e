'use client'

import { useActionState, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/choice'
import { Dialog } from '@/components/ui/dialog'
import { Input, Select } from '@/components/ui/input'
import { consentAction, withdrawAction } from '@/lib/fieldwork/actions'
import { consentScopes, type ParticipantView } from '@/lib/fieldwork/schema'
import { scopeNames } from './words'

type Props = { session: string; participant: ParticipantView }

const Hidden = ({ session, participant }: Props) => (
  <>
    <input type="hidden" name="session" value={session} />
    <input type="hidden" name="participant" value={participant.id} />
  </>
)

/** What a participant agreed to, written down again; and taking it back, which cannot be undone and so asks for their name. */
export function ConsentMenu({ session, participant }: Props) {
  const [open, setOpen] = useState(false)
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button size="sm" variant="ghost" aria-label={`Consent of ${participant.name}`}>Consent</Button>}
      title={`Consent of ${participant.name}`}
    >
      <RecordForm session={session} participant={participant} onDone={() => setOpen(false)} />
      <hr className="my-4" />
      <WithdrawForm session={session} participant={participant} />
    </Dialog>
  )
}

function RecordForm({ onDone, ...props }: Props & { onDone: () => void }) {
  const { consent } = props.participant
  const [scope, setScope] = useState<string>(consent.scope)
  const [result, send, pending] = useActionState(async (last: Awaited<ReturnType<typeof consentAction>> | null, form: FormData) => {
    const next = await consentAction(last, form)
    if (next.ok) onDone()
    return next
  }, null)
  return (
    <form action={send} className="space-y-3">
      <Hidden {...props} />
      <label className="block">
        <span className="mb-1 block font-medium">They agreed</span>
        <Select name="scope" value={scope} onChange={(event) => setScope(event.target.value)}>
          {consentScopes.map((one) => <option key={one} value={one}>{scopeNames[one]}</option>)}
        </Select>
      </label>
      {scope === 'until' && <Input type="date" name="until" aria-label="Until" defaultValue={consent.until ?? ''} required />}
      <Checkbox name="named" label="To be quoted by name" defaultChecked={consent.named} />
      {result && !result.ok && <p role="alert" className="text-sm text-bad">{result.message}</p>}
      <Button type="submit" variant="primary" pending={pending}>{consent.basis === 'import' ? 'Confirm consent' : 'Record consent'}</Button>
    </form>
  )
}

function WithdrawForm(props: Props) {
  const { participant } = props
  const [typed, setTyped] = useState('')
  const [result, send, pending] = useActionState(withdrawAction, null)
  return (
    <form action={send} className="space-y-3">
      <Hidden {...props} />
      <p className="text-ink-2">
        Withdrawing takes their words out of this text, its highlights, the evidence and every insight that stood on them, now and for good.
        Type <strong className="text-ink">{participant.name}</strong> to go on.
      </p>
      <Input aria-label={`Type ${participant.name} to withdraw`} value={typed} onChange={(event) => setTyped(event.target.value)} autoComplete="off" />
      {result && !result.ok && <p role="alert" className="text-sm text-bad">{result.message}</p>}
      <Button type="submit" variant="danger" pending={pending} disabled={typed.trim() !== participant.name}>Withdraw consent</Button>
    </form>
  )
}
