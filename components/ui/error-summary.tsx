import type { Ref } from 'react'
import { fieldId } from './field-id'

export type FieldProblem = { name: string; message: string }

/** What is wrong with a form, at its top, each line a link to its field. Focus it after a refused submit. */
export function ErrorSummary(props: { message?: string; problems?: FieldProblem[]; ref?: Ref<HTMLDivElement> }) {
  const { message, problems = [], ref } = props
  if (!message && problems.length === 0) return null
  const title = message ?? (problems.length === 1 ? 'Please fix 1 field' : `Please fix ${problems.length} fields`)
  return (
    <div ref={ref} tabIndex={-1} role="alert" className="rounded-md border border-bad/50 bg-bad-soft px-3 py-2.5">
      <p className="font-medium text-bad">{title}</p>
      {problems.length > 0 && (
        <ul className="mt-1 space-y-0.5 text-sm">
          {problems.map((problem) => (
            <li key={problem.name}>
              <a href={`#${fieldId(problem.name)}`} className="underline underline-offset-2">
                {problem.message}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
