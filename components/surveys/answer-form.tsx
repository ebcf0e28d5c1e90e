'use client'

import { useActionState, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import type { FieldErrors } from '@/lib/core/errors'
import type { AnswerState } from '@/lib/surveys/actions-answer'
import { checkAnswers } from '@/lib/surveys/answering/rules-answers'
import { answersOf, pagesOf, type FormValues } from '@/lib/surveys/answering/rules-form'
import { answerText, piped } from '@/lib/surveys/answering/rules-pipe'
import type { Answers, Option, Question } from '@/lib/surveys/schema'
import { secondsFor } from '@/lib/surveys/rules-time'
import { asksSegment } from '@/lib/surveys/answering/rules-visible'
import type { Tenure } from '@/lib/surveys/schema-tenure'
import type { AnswerPageMessages } from '@/lib/surveys/messages/presenter-messages'
import { AnswerField } from './answer-field'
import { ProgressRule } from './answer-progress'
import { Segments } from './answer-segments'
import { useAnswers } from './use-answers'
import { Paragraphs } from './inline-markdown'

export type AnswerFormProps = {
  action: (state: AnswerState, form: FormData) => Promise<AnswerState>
  token: string
  /** Random, made with the page: sending the form twice stores one response. */
  formKey: string
  language: string
  questions: Question[]
  teams: Option[]
  roles: string[]
  tenures: Tenure[]
  minimum: number
  /** What the page itself says, in the respondent's language. */
  words: AnswerPageMessages
  /** What the survey knows of the respondent, for conditions; empty in anonymous surveys. */
  known: Answers
  /** What was typed before, here or on another device. */
  values?: FormValues
  /** Keeps what is typed on the server; undefined in anonymous surveys. */
  keep?: (input: { token: string; values: FormValues; key: string }) => Promise<{ ok: boolean }>
}

const primary =
  'inline-flex h-11 items-center rounded-md bg-accent px-5 text-md font-medium text-accent-ink hover:bg-accent-strong disabled:opacity-55'
const plain = 'inline-flex h-11 items-center rounded-md px-3 text-md font-medium text-ink-2 hover:bg-hover'
// Where script runs, what it will hide is hidden from the start, so that nothing jumps; where it does not, everything is there.
const untilScript = '[@media(scripting:enabled)]:hidden'
const NOTHING: FormValues = {}

/** A question and what is wrong with its answer, in one line: a label that ends its own sentence takes no colon. */
const beside = (label: string, message: string): string =>
  /[.:?!…。？！؟]$/u.test(label) ? `${label} ${message}` : `${label}: ${message}`

/** The form of an answering page: complete without script; with it, page by page, and nothing typed is lost. */
export function AnswerForm(props: AnswerFormProps) {
  const {
    action,
    token,
    formKey,
    language,
    questions,
    teams,
    roles,
    tenures,
    minimum,
    words,
    known,
    values = NOTHING,
    keep,
  } = props
  const [state, submit, pending] = useActionState(action, { attempt: 0, errors: {}, values })
  const form = useRef<HTMLFormElement>(null)
  const summary = useRef<HTMLDivElement>(null)
  const keepValues = useCallback(
    async (typed: FormValues, key: string) =>
      keep!({ token, values: typed, key }).then(
        (result) => result.ok,
        () => false,
      ),
    [keep, token],
  )
  const { progress, onInput, segments } = useAnswers(form, {
    token,
    questions,
    known,
    attempt: state.attempt,
    keep: keep && keepValues,
  })
  const ready = progress.visible !== null
  const allPages = useMemo(() => pagesOf(questions), [questions])
  const pages = allPages.map((page) => ({
    ...page,
    shown: page.questions.filter((question) => !progress.visible || progress.visible.has(question.key)),
  }))
  const open = pages.flatMap((page, index) => (page.shown.length > 0 ? [index] : []))
  // Found by the browser when one goes on; the server's refusal is newer once there is one.
  const [local, setLocal] = useState<{ attempt: number; errors: FieldErrors }>({ attempt: 0, errors: {} })
  const errors = local.attempt === state.attempt && Object.keys(local.errors).length > 0 ? local.errors : state.errors
  const errorOf = (question: Question): string | undefined =>
    errors[question.key]?.[0] ?? errors[`${question.key}.text`]?.[0]
  const firstWrong = pages.findIndex((page) =>
    page.questions.some((question) => state.errors[question.key] ?? state.errors[`${question.key}.text`]),
  )
  const [at, setAt] = useState({ page: open[0] ?? 0, attempt: 0 })
  // After a refusal, the page with the first error.
  const page = at.attempt === state.attempt || firstWrong < 0 ? at.page : firstWrong
  const position = Math.max(0, open.indexOf(page))
  const last = position >= open.length - 1
  const segmentsFirst = asksSegment(questions)
  // Before the script runs, and where none does, what was sent or kept before is known.
  const answers = ready ? progress.answers : (answersOf(questions, state.values) as Answers)
  const answerOf = (key: string): string | undefined => {
    const question = questions.find((one) => one.key === key)
    return question && answerText(question, answers, language)
  }

  useEffect(() => {
    if (state.attempt > 0) summary.current?.focus()
  }, [state.attempt])

  const show = (index: number) => {
    setAt({ page: index, attempt: state.attempt })
    setLocal({ attempt: state.attempt, errors: {} })
    // Once the new part is there: what stood above the first one has gone by then.
    requestAnimationFrame(() => {
      form.current?.scrollIntoView({ block: 'start' })
      form.current?.querySelector<HTMLElement>(`[data-page="${index}"]`)?.focus({ preventScroll: true })
    })
  }
  const goOn = () => {
    const here = new Set(pages[page]?.shown.map((question) => question.key))
    const found = checkAnswers(questions, progress.answers, segments(), words).errors
    const wrong = Object.fromEntries(Object.entries(found).filter(([key]) => here.has(key.replace(/\.text$/, ''))))
    if (Object.keys(wrong).length === 0) return show(open[position + 1] ?? 0)
    setLocal({ attempt: state.attempt, errors: wrong })
    requestAnimationFrame(() => summary.current?.focus())
  }
  const problems = questions.flatMap((question) => {
    const message = errorOf(question)
    return message ? [{ name: question.key, message: beside(piped(question.label, answerOf), message) }] : []
  })
  const message = problems.length > 0 ? words.look : state.message
  const secondsLeft = pages
    .flatMap((one, index) => (index >= page ? one.shown : []))
    .filter((question) => progress.answers[question.key] === undefined)
    .reduce((sum, question) => sum + secondsFor(question), 0)
  const about = (teams.length > 0 || roles.length > 0 || tenures.length > 0) && (
    <Segments
      teams={teams}
      roles={roles}
      tenures={tenures}
      minimum={minimum}
      values={state.values}
      words={words}
      first={segmentsFirst}
    />
  )
  return (
    <form ref={form} action={submit} onInput={onInput} noValidate data-later={(ready && position > 0) || undefined}>
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="key" defaultValue={formKey} />
      <input type="hidden" name="lang" value={language} />
      {ready && (pages.length > 1 || questions.length > 5) && (
        <ProgressRule
          done={progress.answered}
          of={progress.visible!.size}
          page={position + 1}
          pages={open.length}
          minutes={Math.ceil(secondsLeft / 60)}
          words={words}
        />
      )}
      {message !== undefined && (
        <div className="mb-6">
          <ErrorSummary ref={summary} message={message} problems={problems} />
        </div>
      )}
      {segmentsFirst && about && <div hidden={ready && position > 0}>{about}</div>}
      {pages.map((one, index) => (
        <section
          key={index}
          data-page={index}
          tabIndex={-1}
          hidden={ready && index !== page}
          className={`focus-visible:outline-none ${!ready && index > 0 ? untilScript : ''}`}
        >
          {one.title && <h2 className="mt-8 mb-2 text-xl">{piped(one.title, answerOf)}</h2>}
          {one.text && <Paragraphs text={one.text} className="mb-4 text-ink-2" answerOf={answerOf} />}
          {one.questions.map((question) => (
            <div
              key={`${question.key}:${state.attempt}`}
              hidden={ready && !progress.visible!.has(question.key)}
              className={`border-t py-7 ${!ready && question.showIf ? untilScript : ''}`}
            >
              {question.showIf && (
                <p className="mb-2 hidden text-base text-ink-3 noscript:block">{words.ifItFollows}</p>
              )}
              <AnswerField
                question={question}
                values={state.values}
                error={errorOf(question)}
                language={language}
                words={words}
                answerOf={answerOf}
              />
            </div>
          ))}
        </section>
      ))}
      {!segmentsFirst && about && (
        <div hidden={ready && !last} className={!ready && pages.length > 1 ? untilScript : undefined}>
          {about}
        </div>
      )}
      <div className="flex flex-wrap items-center gap-2 border-t pt-6">
        {ready && position > 0 && (
          <button type="button" className={plain} onClick={() => show(open[position - 1] ?? 0)}>
            {words.back}
          </button>
        )}
        {ready && !last && (
          <button type="button" className={primary} onClick={goOn}>
            {words.next}
          </button>
        )}
        <button
          type="submit"
          hidden={ready && !last}
          disabled={pending}
          className={`${primary} ${!ready && pages.length > 1 ? untilScript : ''}`}
        >
          {pending ? words.sending : words.send}
        </button>
        {ready && (
          <p className="text-base text-ink-3">
            {keep ? words.keptThere : progress.kept === false ? words.notKept : words.keptHere}
          </p>
        )}
      </div>
    </form>
  )
}
