'use client'

import { useActionState, useEffect, useRef, useState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import type { AnswerState } from '@/lib/surveys/actions-answer'
import { pagesOf } from '@/lib/surveys/form'
import type { Option, Question } from '@/lib/surveys/schema'
import { AnswerField } from './answer-field'
import { Segments } from './answer-segments'
import { useAnswers } from './use-answers'
import { Paragraphs } from './words'

export type AnswerFormProps = {
  action: (state: AnswerState, form: FormData) => Promise<AnswerState>
  token: string
  /** Random, made with the page: sending the form twice stores one response. */
  formKey: string
  language: string | undefined
  questions: Question[]
  teams: Option[]
  roles: string[]
  minimum: number
}

const primary = 'inline-flex h-11 items-center rounded-md bg-accent px-5 text-md font-medium text-accent-ink hover:bg-accent-strong disabled:opacity-55'
const plain = 'inline-flex h-11 items-center rounded-md px-3 text-md font-medium text-ink-2 hover:bg-hover'
// Where script runs, what it will hide is hidden from the start, so that nothing jumps; where it does not, everything is there.
const untilScript = '[@media(scripting:enabled)]:hidden'

/** The form of an answering page: complete without script; with it, page by page, and nothing typed is lost. */
export function AnswerForm({ action, token, formKey, language, questions, teams, roles, minimum }: AnswerFormProps) {
  const [state, submit, pending] = useActionState(action, { attempt: 0, errors: {}, values: {} })
  const form = useRef<HTMLFormElement>(null)
  const summary = useRef<HTMLDivElement>(null)
  const { progress, onInput } = useAnswers(form, token, questions, state.attempt)
  const ready = progress.visible !== null
  const pages = pagesOf(questions).map((page) => ({ ...page, shown: page.questions.filter((question) => !progress.visible || progress.visible.has(question.key)) }))
  const open = pages.flatMap((page, index) => (page.shown.length > 0 ? [index] : []))
  const firstWrong = pages.findIndex((page) => page.questions.some((question) => errorOf(state, question)))
  const [at, setAt] = useState({ page: open[0] ?? 0, attempt: 0 })
  // After a refusal, the page with the first error.
  const page = at.attempt === state.attempt || firstWrong < 0 ? at.page : firstWrong
  const position = Math.max(0, open.indexOf(page))
  const last = position >= open.length - 1

  useEffect(() => {
    if (state.attempt > 0) summary.current?.focus()
  }, [state.attempt])

  const go = (to: number) => {
    setAt({ page: open[to] ?? 0, attempt: state.attempt })
    form.current?.scrollIntoView({ block: 'start' })
    form.current?.querySelector<HTMLElement>(`[data-page="${open[to]}"] h2`)?.focus()
  }
  const problems = questions.flatMap((question) => {
    const message = errorOf(state, question)
    return message ? [{ name: question.key, message: `${question.label}: ${message}` }] : []
  })
  return (
    <form ref={form} action={submit} onInput={onInput} noValidate>
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="key" defaultValue={formKey} />
      <input type="hidden" name="lang" value={language ?? ''} />
      {ready && pages.length > 1 && <Rule done={progress.answered} of={progress.visible!.size} page={position + 1} pages={open.length} />}
      {state.message && <div className="mb-6"><ErrorSummary ref={summary} message={problems.length > 0 ? undefined : state.message} problems={problems} /></div>}
      {pages.map((one, index) => (
        <section key={index} data-page={index} hidden={ready && index !== page} className={!ready && index > 0 ? untilScript : undefined}>
          {one.title && (
            <h2 tabIndex={-1} className="mt-8 mb-2 text-xl">
              {one.title}
            </h2>
          )}
          {one.text && <Paragraphs text={one.text} className="mb-4 text-ink-2" />}
          {one.questions.map((question) => (
            <div
              key={`${question.key}:${state.attempt}`}
              hidden={ready && !progress.visible!.has(question.key)}
              className={`border-t py-7 ${!ready && question.showIf ? untilScript : ''}`}
            >
              {question.showIf && <p className="mb-2 hidden text-base text-ink-3 noscript:block">Leave this out if it does not follow from what you answered above.</p>}
              <AnswerField question={question} values={state.values} error={errorOf(state, question)} />
            </div>
          ))}
        </section>
      ))}
      <div hidden={ready && !last} className={!ready && pages.length > 1 ? untilScript : undefined}>
        {(teams.length > 0 || roles.length > 0) && <Segments teams={teams} roles={roles} minimum={minimum} values={state.values} />}
      </div>
      <div className="flex items-center gap-2 border-t pt-6">
        {ready && position > 0 && (
          <button type="button" className={plain} onClick={() => go(position - 1)}>
            Back
          </button>
        )}
        {ready && !last && (
          <button type="button" className={primary} onClick={() => go(position + 1)}>
            Continue
          </button>
        )}
        <button type="submit" hidden={ready && !last} disabled={pending} className={`${primary} ${!ready && pages.length > 1 ? untilScript : ''}`}>
          {pending ? 'Sending' : 'Send answers'}
        </button>
      </div>
    </form>
  )
}

const errorOf = (state: AnswerState, question: Question): string | undefined =>
  state.errors[question.key]?.[0] ?? state.errors[`${question.key}.text`]?.[0]

/** How far one is, quietly. */
function Rule({ done, of, page, pages }: { done: number; of: number; page: number; pages: number }) {
  return (
    <div className="sticky top-0 z-10 -mx-4 mb-2 bg-ground px-4 pt-3 pb-2">
      <div className="h-0.5 bg-rule">
        <div className="h-full bg-accent" style={{ width: `${of > 0 ? Math.round((done / of) * 100) : 0}%` }} />
      </div>
      <p className="mt-1 text-xs text-ink-3 tabular-nums">
        Part {page} of {pages} · {done} of {of} answered
      </p>
    </div>
  )
}

