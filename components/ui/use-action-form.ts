'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useCallback, useEffect, useRef, useState, useTransition, type BaseSyntheticEvent } from 'react'
import { useForm, type DefaultValues, type FieldErrors, type FieldValues, type Path } from 'react-hook-form'
import type { z } from 'zod'
import type { Result } from '@/lib/core/errors'
import type { FieldProblem } from './error-summary'
import { useDraft } from './use-draft'

export type ActionFormOptions<Input extends FieldValues, Data> = {
  defaultValues: DefaultValues<Input>
  /** Names the draft kept in this browser; leave out to keep none. */
  draft?: string
  onDone?: (data: Data) => void
}

/**
 * One schema, one server action, one form: validates in the browser, sends what was typed to the action, and puts
 * what the server refuses beside its field. After a refusal the focus goes to the summary (give it `summary`).
 */
export function useActionForm<Input extends FieldValues, Output, Data>(
  schema: z.ZodType<Output, Input>,
  action: (input: Input) => Promise<Result<Data>>,
  { defaultValues, draft: draftKey, onDone }: ActionFormOptions<Input, Data>,
) {
  const form = useForm<Input, unknown, Output>({
    resolver: zodResolver(schema),
    defaultValues,
    shouldFocusError: false,
  })
  const [pending, start] = useTransition()
  const [refusal, setRefusal] = useState<string>()
  const summaryRef = useRef<HTMLDivElement>(null)
  const refused = useRef(false)
  const draft = useDraft(form, draftKey)
  const { errors } = form.formState

  // After every render: the summary may appear one render later than the refusal.
  useEffect(() => {
    if (!refused.current || !summaryRef.current) return
    refused.current = false
    summaryRef.current.focus()
  })

  const send = useCallback(async () => {
    setRefusal(undefined)
    const result = await action(form.getValues()).catch((): Result<Data> => ({
      ok: false,
      code: 'internal',
      message: 'The server could not be reached. What you typed is kept; try again.',
    }))
    if (result.ok) {
      form.reset(form.getValues())
      draft.forget()
      onDone?.(result.data)
      return
    }
    const known = Object.entries(result.fieldErrors ?? {}).filter(([name]) => name !== '')
    refused.current = true
    for (const [name, messages] of known) form.setError(name as Path<Input>, { type: 'server', message: messages[0] })
    if (known.length === 0) setRefusal(result.fieldErrors?.['']?.[0] ?? result.message)
  }, [action, draft, form, onDone])

  const submit = useCallback(
    (event?: BaseSyntheticEvent) =>
      form.handleSubmit(
        () => start(send),
        () => {
          refused.current = true
        },
      )(event),
    [form, send],
  )

  return {
    form,
    submit,
    pending,
    draft,
    /** Props of the `ErrorSummary`. */
    summary: { ref: summaryRef, message: refusal, problems: listProblems(errors) },
    /** Props of a `Field` besides its label. */
    field: (name: Path<Input>) => ({ name, error: form.getFieldState(name, form.formState).error?.message }),
  }
}

/** Nested form errors as a flat list, in the form's order. */
export function listProblems(errors: FieldErrors, prefix = ''): FieldProblem[] {
  return Object.entries(errors).flatMap(([key, error]): FieldProblem[] => {
    if (!error || typeof error !== 'object' || key === 'ref') return []
    const name = prefix + key
    if ('message' in error && typeof error.message === 'string') return [{ name, message: error.message }]
    return listProblems(error as FieldErrors, `${name}.`)
  })
}
