'use client'

import { useCallback, useEffect, useReducer, useRef, useState, useTransition } from 'react'
import { fieldErrorsOf } from '@/lib/core/zod'
import type { FieldErrors } from '@/lib/core/errors'
import { saveSurveyAction } from '@/lib/surveys/actions'
import { draftFrom, editorSchema, type EditorValues } from '@/lib/surveys/editor/rules-editor'
import { withFinalKeys } from '@/lib/surveys/editor/rules-ops'
import { begin, change, endStep, redo, undo, type History } from '@/lib/surveys/editor/rules-history'
import { normalizeQuestion, questionErrors } from '@/lib/surveys/rules'

/** What is open in the builder: the survey's own words, or a question by its key. */
export type Selected = 'about' | (string & {})

interface State {
  history: History<EditorValues>
  selected: Selected
}

type Step =
  | { do: 'change'; values: EditorValues; kind?: string | null; select?: Selected }
  | { do: 'select'; select: Selected }
  | { do: 'undo' | 'redo' | 'end' }
  | { do: 'replace'; values: EditorValues }

const exists = (values: EditorValues, selected: Selected): boolean =>
  selected === 'about' || values.questions.some((question) => question.key === selected)

function reduce(state: State, step: Step): State {
  switch (step.do) {
    case 'change':
      return { history: change(state.history, step.values, step.kind ?? null), selected: step.select ?? state.selected }
    case 'select':
      return { history: endStep(state.history), selected: step.select }
    case 'end':
      return { ...state, history: endStep(state.history) }
    case 'replace': {
      // Keys may have been settled: the same place stays open.
      const at = state.history.present.questions.findIndex((question) => question.key === state.selected)
      const selected = at < 0 ? state.selected : (step.values.questions[at]?.key ?? 'about')
      return { history: { ...state.history, present: step.values, kind: null }, selected }
    }
    default: {
      const history = step.do === 'undo' ? undo(state.history) : redo(state.history)
      return { history, selected: openAfter(state.history.present, history.present, state.selected) }
    }
  }
}

/** What is open after undo or redo: the question that came back, else what was open, else what stands in its place. */
function openAfter(before: EditorValues, after: EditorValues, selected: Selected): Selected {
  const old = new Set(before.questions.map((question) => question.key))
  const back = after.questions.find((question) => !old.has(question.key))
  if (back) return back.key
  if (exists(after, selected)) return selected
  const at = before.questions.findIndex((question, index) => after.questions[index]?.key !== question.key)
  return after.questions[Math.min(Math.max(at, 0), after.questions.length - 1)]?.key ?? 'about'
}

const storageKey = ({ id, revision }: EditorValues, name: string): string =>
  `draft:survey:${id || `new${name}`}:${revision}`

/** Whether two states of a survey say the same, whatever their revision. */
const sameWords = (one: EditorValues, other: EditorValues): boolean =>
  JSON.stringify({ ...one, revision: 0 }) === JSON.stringify({ ...other, revision: 0 })

function readDraft(key: string): EditorValues | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    return draftFrom(kept)
  } catch {
    // Storage is switched off, or holds something that is not ours: there is no draft then.
    return null
  }
}

function writeDraft(key: string, values: EditorValues | null): void {
  try {
    if (values) localStorage.setItem(key, JSON.stringify(values))
    else localStorage.removeItem(key)
  } catch {
    // Storage is full or switched off; the builder itself still holds everything.
  }
}

const DRAFT_MS = 400

/**
 * The state of the builder: values with undo and redo, what is open, a draft kept in this browser, and saving.
 * @param name tells drafts of new surveys apart: the template they began with
 */
export function useEditor(
  defaults: EditorValues,
  name: string,
  onSaved: (saved: { id: string; revision: number }, fresh: boolean) => void,
) {
  const [{ history, selected }, step] = useReducer(reduce, { history: begin(defaults), selected: 'about' })
  const values = history.present
  const [saved, setSaved] = useState(defaults)
  const [errors, setErrors] = useState<FieldErrors>({})
  const [refusal, setRefusal] = useState<string>()
  const [attempt, setAttempt] = useState(0)
  const [restored, setRestored] = useState(false)
  const [pending, start] = useTransition()
  const key = storageKey(saved, name)
  const ready = useRef(false)

  useEffect(() => {
    if (ready.current) return
    const draft = readDraft(key)
    ready.current = true
    if (!draft) return
    queueMicrotask(() => {
      step({ do: 'change', values: draft })
      setRestored(true)
    })
  }, [key])

  useEffect(() => {
    if (values === saved) return
    const write = () => writeDraft(key, values)
    const timer = setTimeout(write, DRAFT_MS)
    window.addEventListener('pagehide', write)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('pagehide', write)
    }
  }, [key, saved, values])

  // Opening and closing raise the revision too; what is typed here stays as it is.
  useEffect(() => {
    if (
      defaults.id !== saved.id ||
      defaults.revision <= saved.revision ||
      !(values === saved || sameWords(defaults, saved))
    )
      return
    queueMicrotask(() => {
      if (values === saved) step({ do: 'replace', values: defaults })
      setSaved(values === saved ? defaults : { ...saved, revision: defaults.revision })
    })
  }, [defaults, saved, values])

  const edit = useCallback(
    (next: EditorValues, options: { kind?: string | null; select?: Selected } = {}) =>
      step({ do: 'change', values: next, ...options }),
    [],
  )
  const select = useCallback((next: Selected) => step({ do: 'select', select: next }), [])
  const end = useCallback(() => step({ do: 'end' }), [])

  const refuse = (found: FieldErrors, message?: string) => {
    setErrors(found)
    setRefusal(message)
    setAttempt((before) => before + 1)
  }

  const save = () => {
    // Undo may have gone back before the first save: which survey it is does not change with it.
    const ready = { ...withFinalKeys(values), id: saved.id, revision: saved.revision }
    const parsed = editorSchema.safeParse(ready)
    const found = {
      ...(parsed.success ? {} : fieldErrorsOf(parsed.error)),
      ...questionErrors(ready.questions.map(normalizeQuestion)),
    }
    if (Object.keys(found).length > 0) return refuse(found)
    start(async () => {
      const result = await saveSurveyAction(ready).catch(() => ({
        ok: false as const,
        message: 'The server could not be reached. What you typed is kept; try again.',
        fieldErrors: undefined,
      }))
      if (!result.ok)
        return refuse(
          result.fieldErrors ?? {},
          Object.keys(result.fieldErrors ?? {}).length > 0 ? undefined : result.message,
        )
      writeDraft(key, null)
      const stored = { ...ready, id: result.data.id, revision: result.data.revision }
      step({ do: 'replace', values: stored })
      setSaved(stored)
      refuse({})
      setRestored(false)
      onSaved(result.data, ready.id === '')
    })
  }

  const discard = () => {
    writeDraft(key, null)
    edit(saved, { select: 'about' })
    setRestored(false)
  }

  return {
    values,
    selected,
    edit,
    select,
    end,
    save,
    pending,
    errors,
    refusal,
    attempt,
    restored,
    discard,
    dirty: values !== saved,
    undo: history.past.length > 0 ? () => step({ do: 'undo' }) : undefined,
    redo: history.future.length > 0 ? () => step({ do: 'redo' }) : undefined,
  }
}

export type Editor = ReturnType<typeof useEditor>
