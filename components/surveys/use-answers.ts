'use client'

import { useEffect, useState, type RefObject } from 'react'
import { answersOf, valuesOf, type FormValues } from '@/lib/surveys/form'
import type { Answers, Question } from '@/lib/surveys/schema'
import { isBlank, visibleQuestions } from '@/lib/surveys/visible'

interface Saved {
  values: FormValues
  key: string
}

/** Where this browser keeps what was typed into one survey. */
export const storageKey = (token: string): string => `answers:${token}`

function read(token: string): Saved | null {
  try {
    return JSON.parse(localStorage.getItem(storageKey(token)) ?? 'null') as Saved | null
  } catch {
    // Storage is switched off: nothing was kept.
    return null
  }
}

function write(token: string, saved: Saved): void {
  try {
    localStorage.setItem(storageKey(token), JSON.stringify(saved))
  } catch {
    // Storage is full or switched off; the form itself still holds what was typed.
  }
}

/** Puts kept values back into the fields of a form. The key goes with them: what is sent after a reload is the same submission. */
function restore(form: HTMLFormElement, { values, key }: Saved): void {
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement && (field.type === 'radio' || field.type === 'checkbox')) field.checked = values[field.name]?.includes(field.value) ?? false
    else if (field instanceof HTMLInputElement && field.name === 'key') field.value = key
    else if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement) {
      const kept = values[field.name]?.[0]
      if (kept !== undefined) field.value = kept
    }
  }
}

export interface Progress {
  /** Keys of the questions that the answers so far lead to; null before the script runs, when all are there. */
  visible: Set<string> | null
  answered: number
}

function progressOf(values: FormValues, questions: readonly Question[]): Progress {
  const answers = answersOf(questions, values) as Answers
  const asked = visibleQuestions(questions, answers)
  return { visible: new Set(asked.map((question) => question.key)), answered: asked.filter((question) => !isBlank(answers[question.key])).length }
}

/**
 * Keeps what is typed in this browser, and says which questions it leads to.
 * @param attempt how often the server refused: from then on its copy of what was typed counts
 */
export function useAnswers(formRef: RefObject<HTMLFormElement | null>, token: string, questions: readonly Question[], attempt: number) {
  const [progress, setProgress] = useState<Progress>({ visible: null, answered: 0 })

  useEffect(() => {
    const form = formRef.current
    if (!form) return
    const saved = attempt === 0 ? read(token) : null
    if (saved) restore(form, saved)
    queueMicrotask(() => setProgress(progressOf(valuesOf(new FormData(form)), questions)))
  }, [attempt, formRef, questions, token])

  const onInput = () => {
    if (!formRef.current) return
    const data = new FormData(formRef.current)
    const values = valuesOf(data)
    setProgress(progressOf(values, questions))
    write(token, { values, key: String(data.get('key') ?? '') })
  }
  return { progress, onInput }
}
