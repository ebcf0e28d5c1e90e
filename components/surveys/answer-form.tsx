'use client'

import { useActionState, useCallback, useMemo, useRef, useState, type ReactNode } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import type { AnswerState } from '@/lib/surveys/actions-answer'
import { answersOf, fieldName, type FormValues } from '@/lib/surveys/answering/rules-form'
import { inOwnOrder } from '@/lib/surveys/answering/rules-order'
import { answerText, piped } from '@/lib/surveys/answering/rules-pipe'
import type { Answers, Option, Question } from '@/lib/surveys/schema'
import { isHidden } from '@/lib/surveys/types/rules-facts'
import { asksSegment } from '@/lib/surveys/answering/rules-visible'
import type { Tenure } from '@/lib/surveys/schema-tenure'
import type { AnswerPageMessages } from '@/lib/surveys/messages/presenter-messages'
import { AnswerField } from './answer-field'
import { errorOf, secondsLeft, type ShownPage } from './answer-pages'
import { ProgressRule } from './answer-progress'
import { Segments } from './answer-segments'
import { useAnswers } from './use-answers'
import { usePages } from './use-pages'
import { Paragraphs } from './inline-markdown'

export type AnswerFormProps = {
  action: (state: AnswerState, form: FormData) => Promise<AnswerState>
  token: string
  /** Random, made with the page: sending the form twice stores one response. */
  formKey: string
  /** What the order of shuffled options goes by, where the page knows its respondent; else each form has its own. */
  seed?: string | undefined
  language: string
  questions: Question[]
  teams: Option[]
  roles: string[]
  tenures: Tenure[]
  minimum: number
  /** Whether teams are left out because they are smaller than that. */
  smallTeams: boolean
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
    seed,
    language,
    questions: asked,
    teams,
    roles,
    tenures,
    minimum,
    smallTeams,
    words,
    known,
    values = NOTHING,
    keep,
  } = props
  const [state, submit, pending] = useActionState(action, { attempt: 0, errors: {}, values })
  // A page that is rendered again, by a refusal or in another language, keeps the order that was seen; without script the form carries it.
  const [first] = useState(seed ?? formKey)
  const order = state.order ?? first
  // A hidden field that the address did not name is not there.
  const [said] = useState(() => new Set(Object.keys(values)))
  const questions = useMemo(
    () => inOwnOrder(asked, order).filter((one) => !isHidden(one) || said.has(fieldName(one.key))),
    [asked, order, said],
  )
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
  const { pages, open, page, position, last, errors, goOn, goBack } = usePages({
    form,
    summary,
    questions,
    progress,
    state,
    segments,
    words,
  })
  const segmentsFirst = asksSegment(questions)
  // Before the script runs, and where none does, what was sent or kept before is known.
  const answers = ready ? progress.answers : (answersOf(questions, state.values) as Answers)
  const answerOf = (key: string): string | undefined => {
    const question = questions.find((one) => one.key === key)
    return question && answerText(question, answers, language)
  }

  const problems = questions.flatMap((question) => {
    const message = errorOf(errors, question)
    return message ? [{ name: question.key, message: beside(piped(question.label, answerOf), message) }] : []
  })
  const message = problems.length > 0 ? words.look : state.message
  const about = (teams.length > 0 || roles.length > 0 || tenures.length > 0) && (
    <Segments
      teams={teams}
      roles={roles}
      tenures={tenures}
      minimum={minimum}
      smallTeams={smallTeams}
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
      {asked.some((one) => one.shuffled) && <input type="hidden" name="order" value={order} />}
      {ready && (pages.length > 1 || questions.length > 5) && (
        <ProgressRule
          done={progress.answered}
          of={progress.visible!.size}
          page={position + 1}
          pages={open.length}
          minutes={Math.ceil(secondsLeft(pages, page, progress.answers) / 60)}
          words={words}
        />
      )}
      {message !== undefined && (
        <div className="mb-6">
          <ErrorSummary ref={summary} named message={message} problems={problems} />
        </div>
      )}
      {segmentsFirst && about && <div hidden={ready && position > 0}>{about}</div>}
      {pages.map((one, index) => (
        <AnswerPage
          key={index}
          index={index}
          page={one}
          hidden={ready && index !== page}
          className={!ready && index > 0 ? untilScript : ''}
          answerOf={answerOf}
        >
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
                error={errorOf(errors, question)}
                language={language}
                words={words}
                answerOf={answerOf}
                hiddenRows={progress.hiddenRows.get(question.key)}
              />
            </div>
          ))}
        </AnswerPage>
      ))}
      {!segmentsFirst && about && (
        <div hidden={ready && !last} className={!ready && pages.length > 1 ? untilScript : undefined}>
          {about}
        </div>
      )}
      <FormEnd
        words={words}
        ready={ready}
        pending={pending}
        pages={pages.length}
        last={last}
        onBack={position > 0 ? goBack : undefined}
        onNext={goOn}
        kept={keep ? words.keptThere : progress.kept === false ? words.notKept : words.keptHere}
      />
    </form>
  )
}

function AnswerPage(props: {
  index: number
  page: ShownPage
  hidden: boolean
  className: string
  answerOf: (key: string) => string | undefined
  children: ReactNode
}) {
  const { index, page, hidden, className, answerOf, children } = props
  return (
    <section data-page={index} tabIndex={-1} hidden={hidden} className={`focus-visible:outline-none ${className}`}>
      {page.title && <h2 className="mt-8 mb-2 text-xl">{piped(page.title, answerOf)}</h2>}
      {page.text && <Paragraphs text={page.text} className="mb-4 text-ink-2" answerOf={answerOf} />}
      {children}
    </section>
  )
}

/** Back, on, send, and where what was typed is kept. */
function FormEnd(props: {
  words: AnswerPageMessages
  ready: boolean
  pending: boolean
  pages: number
  last: boolean
  onBack: (() => void) | undefined
  onNext: () => void
  kept: string
}) {
  const { words, ready, pending, pages, last, onBack, onNext, kept } = props
  return (
    <div className="flex flex-wrap items-center gap-2 border-t pt-6">
      {ready && onBack && (
        <button type="button" className={plain} onClick={onBack}>
          {words.back}
        </button>
      )}
      {ready && !last && (
        <button type="button" className={primary} onClick={onNext}>
          {words.next}
        </button>
      )}
      <button
        type="submit"
        hidden={ready && !last}
        disabled={pending}
        className={`${primary} ${!ready && pages > 1 ? untilScript : ''}`}
      >
        {pending ? words.sending : words.send}
      </button>
      {ready && <p className="text-base text-ink-3">{kept}</p>}
    </div>
  )
}
