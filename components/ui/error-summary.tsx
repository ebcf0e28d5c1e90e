'use client'

import { useSyncExternalStore, type Ref } from 'react'
import { fieldId } from './field-id'

export type FieldProblem = { name: string; message: string }

type Props = {
  message?: string | undefined
  problems?: FieldProblem[]
  /** The messages say by themselves which field they mean. */
  named?: boolean
  /** Of the form's fields, where they have one. */
  scope?: string | undefined
  ref?: Ref<HTMLDivElement>
}

/** What is wrong with a form, at its top, each line a link to its field. Focus it after a refused submit. */
export function ErrorSummary({ message, problems = [], named = false, scope, ref }: Props) {
  if (!message && problems.length === 0) return null
  const title = message ?? (problems.length === 1 ? 'Please fix 1 field' : `Please fix ${problems.length} fields`)
  return (
    <div ref={ref} tabIndex={-1} role="alert" className="rounded-md border border-bad/50 bg-bad-soft px-3 py-2.5">
      <p className="font-medium text-bad">{title}</p>
      {problems.length > 0 && (
        <ul className="mt-1 space-y-0.5 text-sm">
          {problems.map((problem) => (
            <li key={problem.name}>
              <a href={`#${fieldId(problem.name, scope)}`} className="underline underline-offset-2">
                {!named && <LabelOf id={fieldId(problem.name, scope)} />}
                {problem.message}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

const never = () => () => undefined

/** "Statement: ", as the label beside the field has it; without a script the line stands alone. */
function LabelOf({ id }: { id: string }) {
  const label = useSyncExternalStore(
    never,
    () => labelOf(id),
    () => '',
  )
  return label && `${label}: `
}

function labelOf(id: string): string {
  const field = document.getElementById(id)
  const labels = field && 'labels' in field ? (field as HTMLInputElement).labels : null
  return (labels?.[0]?.firstChild?.textContent ?? '').trim()
}
