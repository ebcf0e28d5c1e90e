'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useId } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/choice'
import { Input, Select } from '@/components/ui/input'
import { toast } from '@/components/ui/toast'
import { usePostedForm } from '@/components/ui/use-posted-form'
import { consentAction, withdrawAction, type Posted } from '@/lib/fieldwork/actions'
import { consentScopes, type ParticipantView } from '@/lib/fieldwork/schema'
import { CONSENT_SCOPE_LABELS } from '@/lib/fieldwork/presenter-labels'

type Props = { session: string; participant: ParticipantView }

const Hidden = ({ session, participant }: Props) => (
  <>
    <input type="hidden" name="session" value={session} />
    <input type="hidden" name="participant" value={participant.id} />
  </>
)

const Refusal = ({ result }: { result: Posted }) =>
  result && !result.ok ? (
    <p role="alert" className="text-bad">
      {Object.values(result.fieldErrors ?? {})[0]?.[0] ?? result.message}
    </p>
  ) : null

/** What a participant agreed to, written down again: after asking again, or where an import could only assume it. */
export function RecordConsent({ done, ...props }: Props & { /** Where the form is closed. */ done: string }) {
  const router = useRouter()
  const { consent, name } = props.participant
  const { result, pending, form } = usePostedForm(consentAction, (answer) => {
    if (!answer?.ok) return
    router.replace(done as Route, { scroll: false })
    toast('Consent recorded')
  })
  return (
    <form {...form} className="consent-form space-y-2">
      <Hidden {...props} />
      <Select name="scope" aria-label={`What ${name} agreed to`} defaultValue={consent.scope}>
        {consentScopes.map((scope) => (
          <option key={scope} value={scope}>
            {CONSENT_SCOPE_LABELS[scope]}
          </option>
        ))}
      </Select>
      <Input
        type="date"
        name="until"
        aria-label="Until"
        defaultValue={consent.scope === 'until' ? (consent.until ?? '') : ''}
        className="consent-until"
      />
      <Checkbox name="named" label="May be quoted by name" defaultChecked={consent.named} />
      <Refusal result={result} />
      <Button type="submit" size="sm" pending={pending}>
        {consent.basis === 'import' ? 'Confirm consent' : 'Record consent'}
      </Button>
    </form>
  )
}

/** Taking consent back. It cannot be undone, so it asks for the name. */
export function WithdrawConsent(props: Props) {
  const { name } = props.participant
  const { result, pending, form } = usePostedForm(withdrawAction, (answer) => {
    if (answer?.ok) toast('Consent withdrawn', { description: `The words of ${name} are gone.` })
  })
  const id = useId()
  return (
    <form {...form} className="space-y-2">
      <Hidden {...props} />
      <p id={`${id}-help`} className="text-ink-2">
        Their words leave this text, its highlights, the evidence and the insights that rest on them. This cannot be
        undone.
      </p>
      <label htmlFor={id} className="block">
        Type <strong className="font-semibold">{name}</strong> to withdraw
      </label>
      <Input
        id={id}
        name="name"
        required
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        aria-describedby={`${id}-help`}
      />
      <Refusal result={result} />
      <Button type="submit" size="sm" variant="danger" pending={pending}>
        Withdraw consent
      </Button>
    </form>
  )
}
