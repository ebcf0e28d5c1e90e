'use client'

import { useEffect, useRef, useState, type FormEvent, type RefObject } from 'react'
import { answersOf, valuesOf, type FormValues } from '@/lib/surveys/answering/rules-form'
import type { Answers, Question } from '@/lib/surveys/schema'
import { isBlank, segmentAnswers, visibleQuestions } from '@/lib/surveys/answering/rules-visible'
import { putBack, readSaved, settle, writeSaved } from './saved-answers'
import { RESTORED } from './use-ranking'

export interface Progress {
  /** Keys of the questions that the answers so far lead to; null before the script runs, when all are there. */
  visible: Set<string> | null
  /** Rows that are not asked, by the key of their question; of questions whose rows have conditions. */
  hiddenRows: ReadonlyMap<string, ReadonlySet<string>>
  answered: number
  answers: Answers
  /** False once this browser turned out to keep nothing. */
  kept?: boolean
}

/** What is chosen under "About you", or known of the respondent, as conditions read it. */
const segmentsIn = (values: FormValues, known: Answers): Answers => ({
  ...segmentAnswers(values['segment:team']?.[0], values['segment:role']?.[0]),
  ...known,
})

function progressOf(values: FormValues, questions: readonly Question[], known: Answers): Progress {
  const answers = answersOf(questions, values) as Answers
  const asked = visibleQuestions(questions, answers, segmentsIn(values, known))
  const all = new Map(questions.map((question) => [question.key, question]))
  return {
    visible: new Set(asked.map((question) => question.key)),
    hiddenRows: new Map(
      asked.flatMap(({ key, rows = [], rowsIf }) =>
        rowsIf
          ? [
              [
                key,
                new Set(
                  all
                    .get(key)!
                    .rows!.map((one) => one.value)
                    .filter((row) => !rows.some((one) => one.value === row)),
                ),
              ],
            ]
          : [],
      ),
    ),
    answered: asked.filter((question) => !isBlank(answers[question.key])).length,
    answers,
  }
}

const SYNC_MS = 1_200

type UseAnswers = {
  token: string
  questions: readonly Question[]
  /** What is known of the respondent, where the survey knows its people. */
  known: Answers
  /** How often the server refused: from then on its copy of what was typed counts. */
  attempt: number
  /** Keeps what is typed on the server too, so that another device can go on; undefined for anonymous surveys. */
  keep: ((values: FormValues, key: string) => Promise<boolean>) | undefined
}

/** Keeps what is typed in this browser (and on the server, where the survey knows its people), and says which questions it leads to. */
export function useAnswers(
  formRef: RefObject<HTMLFormElement | null>,
  { token, questions, known, attempt, keep }: UseAnswers,
) {
  const [progress, setProgress] = useState<Progress>({ visible: null, hiddenRows: new Map(), answered: 0, answers: {} })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  useEffect(() => {
    const form = formRef.current
    if (!form) return
    const saved = attempt === 0 ? readSaved(token) : null
    // What the server has is newer than what this browser sent it.
    if (saved && !(keep && saved.synced)) {
      putBack(form, saved)
      form.dispatchEvent(new Event(RESTORED))
    }
    queueMicrotask(() => setProgress(progressOf(valuesOf(new FormData(form)), questions, known)))
    // Once a page: what is typed from then on is told by `onInput`.
    // The server's copy is in the fields already.
  }, [attempt, formRef, keep, known, questions, token])

  useEffect(() => () => clearTimeout(timer.current), [])

  const onInput = (event: FormEvent<HTMLFormElement>) => {
    const form = formRef.current
    if (!form) return
    settle(form, event.target)
    const data = new FormData(form)
    const values = valuesOf(data)
    const key = String(data.get('key') ?? '')
    setProgress({ ...progressOf(values, questions, known), kept: writeSaved(token, { values, key }) })
    if (!keep) return
    clearTimeout(timer.current)
    timer.current = setTimeout(
      () => void keep(values, key).then((kept) => kept && writeSaved(token, { values, key, synced: true })),
      SYNC_MS,
    )
  }
  /** What is wrong with the answers on one page, before one goes on to the next. */
  const segments = (): Answers => (formRef.current ? segmentsIn(valuesOf(new FormData(formRef.current)), known) : known)
  return { progress, onInput, segments }
}
