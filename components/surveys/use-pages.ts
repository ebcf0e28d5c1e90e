'use client'

import { useEffect, useState, type RefObject } from 'react'
import type { FieldErrors } from '@/lib/core/errors'
import type { AnswerState } from '@/lib/surveys/actions-answer'
import { checkAnswers } from '@/lib/surveys/answering/rules-answers'
import type { AnswerPageMessages } from '@/lib/surveys/messages/presenter-messages'
import type { Answers, Question } from '@/lib/surveys/schema'
import { errorsOnPage, openPages, pageWithError, shownPages } from './answer-pages'
import type { Progress } from './use-answers'

type UsePages = {
  form: RefObject<HTMLFormElement | null>
  summary: RefObject<HTMLDivElement | null>
  questions: readonly Question[]
  progress: Progress
  state: AnswerState
  segments: () => Answers
  words: AnswerPageMessages
}

/** One page of the form at a time: where one is, what is wrong there, and how one goes on. */
export function usePages({ form, summary, questions, progress, state, segments, words }: UsePages) {
  const pages = shownPages(questions, progress.visible)
  const open = openPages(pages)
  // Found by the browser when one goes on; the server's refusal is newer once there is one.
  const [local, setLocal] = useState<{ attempt: number; errors: FieldErrors }>({ attempt: 0, errors: {} })
  const errors = local.attempt === state.attempt && Object.keys(local.errors).length > 0 ? local.errors : state.errors
  const firstWrong = pageWithError(pages, state.errors)
  const [at, setAt] = useState({ page: open[0] ?? 0, attempt: 0 })
  // After a refusal, the page with the first error.
  const page = at.attempt === state.attempt || firstWrong < 0 ? at.page : firstWrong
  const position = Math.max(0, open.indexOf(page))

  useEffect(() => {
    if (state.attempt > 0) summary.current?.focus()
  }, [state.attempt, summary])

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
    const found = checkAnswers(questions, progress.answers, segments(), words).errors
    const wrong = errorsOnPage(pages[page], found)
    if (Object.keys(wrong).length === 0) return show(open[position + 1] ?? 0)
    setLocal({ attempt: state.attempt, errors: wrong })
    requestAnimationFrame(() => summary.current?.focus())
  }
  const goBack = () => show(open[position - 1] ?? 0)
  return { pages, open, page, position, last: position >= open.length - 1, errors, goOn, goBack }
}
