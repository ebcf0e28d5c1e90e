'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/choice'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { toast } from '@/components/ui/toast'
import { openResultsAction, revokeShareAction, shareResultsAction } from '@/lib/results/actions'
import { CopyLink } from '@/components/surveys/copy-link'

/** Makes an address of the results; it is shown once, since only its digest is kept. */
export function ShareForm({ surveyId, minimum }: { surveyId: string; minimum: number }) {
  const router = useRouter()
  const [pending, start] = useTransition()
  const [made, setMade] = useState<string | null>(null)
  const [errors, setErrors] = useState<Record<string, string[]>>({})
  return (
    <form
      className="max-w-xl space-y-4"
      onSubmit={(event) => {
        event.preventDefault()
        const form = new FormData(event.currentTarget)
        form.set('surveyId', surveyId)
        start(async () => {
          const result = await shareResultsAction(form)
          setErrors(result.ok ? {} : (result.fieldErrors ?? {}))
          if (result.ok) setMade(result.data.url)
          else toast(result.message, { tone: 'bad' })
          router.refresh()
        })
      }}
    >
      <Field name="label" label="Who it is for" error={errors.label?.[0]}>
        {(control) => <Input {...control} required maxLength={100} placeholder="The platform steering group" />}
      </Field>
      <div className="flex flex-wrap gap-4">
        <Field name="days" label="Days it stays open" error={errors.days?.[0]} className="w-40">
          {(control) => <Input {...control} type="number" min={1} max={365} defaultValue={30} required />}
        </Field>
        <Field name="minimum" label="Minimum group size" error={errors.minimum?.[0]} className="w-52">
          {(control) => (
            <Input {...control} type="number" min={minimum} max={100} defaultValue={Math.max(minimum, 8)} required />
          )}
        </Field>
      </div>
      <Checkbox name="byTeam" label="Also by team" />
      <Button type="submit" variant="primary" pending={pending}>
        Create link
      </Button>
      {made && (
        <div className="space-y-1">
          <p className="text-sm text-ink-2">Copy it now: it is not kept and cannot be shown again.</p>
          <CopyLink url={made} label="Address of the results" />
        </div>
      )}
    </form>
  )
}

export function RevokeButton({ surveyId, id, label }: { surveyId: string; id: string; label: string }) {
  const router = useRouter()
  const [pending, start] = useTransition()
  return (
    <Button
      size="sm"
      variant="ghost"
      pending={pending}
      aria-label={`End “${label}”`}
      onClick={() =>
        start(async () => {
          const result = await revokeShareAction({ surveyId, id })
          toast(result.ok ? 'The link no longer works' : result.message, result.ok ? {} : { tone: 'bad' })
          router.refresh()
        })
      }
    >
      End
    </Button>
  )
}

/** Whether respondents see the results at the address at which they answered. */
export function OpenResults({ surveyId, open }: { surveyId: string; open: boolean }) {
  const router = useRouter()
  const [pending, start] = useTransition()
  return (
    <Checkbox
      label="Respondents see the results"
      help="On the survey’s own page once it is closed, without an account: figures of everyone together, no comments and no teams."
      checked={open}
      disabled={pending}
      onChange={(event) => {
        const next = event.target.checked
        start(async () => {
          const result = await openResultsAction({ surveyId, open: next })
          if (!result.ok) toast(result.message, { tone: 'bad' })
          router.refresh()
        })
      }}
    />
  )
}
