'use client'

import { paths } from '@/lib/core/paths'
import { useRouter } from 'next/navigation'
import { useDeferredValue, useEffect, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { fieldId } from '@/components/ui/field-id'
import { Input } from '@/components/ui/input'
import { toast } from '@/components/ui/toast'
import { plural } from '@/lib/core/format'
import type { EditorValues } from '@/lib/surveys/editor/rules-editor'
import { copyQuestion, insertQuestions, moveQuestion, removeQuestion } from '@/lib/surveys/editor/rules-ops'
import { splitIntoPages } from '@/lib/surveys/editor/rules-pages'
import { repeatQuestion } from '@/lib/surveys/editor/rules-repeat'
import { pagesOf } from '@/lib/surveys/answering/rules-form'
import { lintQuestions, lintSurvey } from '@/lib/surveys/editor/rules-lint'
import type { Segments } from '@/lib/surveys/queries-edit'
import { unreachable } from '@/lib/surveys/rules-conditions'
import type { Question } from '@/lib/surveys/schema'
import { About } from './editor-about'
import { AddQuestion } from './editor-add'
import { EditorBar } from './editor-bar'
import { QuestionList } from './editor-list'
import { QuestionEditor } from './editor-question'
import { TranslationEditor } from './editor-translation'
import { EditorPreview } from './editor-preview'
import { useEditor } from './use-editor'

export type SurveyEditorProps = { defaults: EditorValues; responses: number; segments: Segments; template?: string }

/**
 * Writes a survey: what it asks on the left, the question in hand in the middle, how it looks on the right. Kept in
 * this browser until saved.
 */
export function SurveyEditor({ defaults, responses, segments, template = '' }: SurveyEditorProps) {
  const router = useRouter()
  const locked = responses > 0
  const editor = useEditor(defaults, template, (saved, fresh) => {
    toast('Survey saved')
    if (fresh) router.replace(paths.surveyEdit(saved.id))
    else router.refresh()
  })
  const { values, selected, edit, select } = editor
  const [language, setLanguage] = useState<string | null>(null)
  const translating = language !== null && language in values.translations ? language : null
  const summary = useRef<HTMLDivElement>(null)
  // What is only read about the survey may come a moment later: opening and typing do not wait for it.
  const [unread] = useState<EditorValues>(() => ({ ...defaults, questions: [] }))
  const late = useDeferredValue(values, unread)
  const hints = useMemo(() => lintQuestions(late), [late])
  const about = useMemo(() => lintSurvey(late), [late])
  const lost = useMemo(() => unreachable(late.questions), [late])
  // Offered from where it would be missed; a page of nine is fine.
  const splittable = useMemo(
    () => pagesOf(late.questions).some((page) => page.questions.length > 10) && splitIntoPages(late) !== late,
    [late],
  )
  const index = values.questions.findIndex((question) => question.key === selected)
  const question = values.questions[index]

  useEffect(() => {
    if (editor.attempt > 0) summary.current?.focus()
  }, [editor.attempt])

  const focusLabel = (at: number) =>
    requestAnimationFrame(() =>
      (document.getElementById(fieldId(`questions.${at}.label`)) ?? document.getElementById('field-title'))?.focus(),
    )
  const add = (questions: readonly Question[]) => {
    const at = index < 0 ? values.questions.length : index + 1
    const added = insertQuestions(values, at, questions)
    edit(added.values, { select: added.key })
    focusLabel(at)
  }
  const move = (from: number, to: number) => {
    const key = values.questions[from]?.key
    const moved = moveQuestion(values, from, to)
    if (moved === values || !key) return
    edit(moved, { select: key })
    return true
  }
  const remove = (key: string) => {
    const at = values.questions.findIndex((one) => one.key === key)
    const { values: left, freed } = removeQuestion(values, key)
    const next = Math.min(at, left.questions.length - 1)
    edit(left, { select: left.questions[next]?.key ?? 'about' })
    // The button that was pressed is gone with its question.
    focusLabel(next)
    toast(
      freed.length > 0
        ? `Question removed; ${freed.length === 1 ? 'one that waited for it is' : `${freed.length} that waited for it are`} asked of everybody now`
        : 'Question removed',
      { undo: () => edit(values, { select: key }) },
    )
  }
  const copy = (key: string) => {
    const copied = copyQuestion(values, key)
    edit(copied.values, { select: copied.key })
    focusLabel(values.questions.findIndex((one) => one.key === key) + 1)
  }
  const repeat = (key: string, of: string) => {
    const repeated = repeatQuestion(values, key, of)
    edit(repeated.values, { select: key })
    toast(`Asked once for each of ${repeated.keys.length} answers`, { undo: () => edit(values, { select: key }) })
  }
  const split = () => {
    const paged = splitIntoPages(values)
    edit(paged)
    toast(`Split into ${plural(pagesOf(paged.questions).length, 'page')}`, { undo: () => edit(values) })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.metaKey || event.ctrlKey) || event.altKey) return
    const key = event.key.toLowerCase()
    const run =
      key === 's'
        ? editor.save
        : key === 'z' && !event.shiftKey
          ? editor.undo
          : (key === 'z' && event.shiftKey) || key === 'y'
            ? editor.redo
            : undefined
    if (!run && key !== 's' && key !== 'z' && key !== 'y') return
    event.preventDefault()
    run?.()
  }
  /** A fault's line leads to its field, which may be of a question that is not open. */
  const followFault = (event: MouseEvent) => {
    const name = (event.target as HTMLElement).closest('a')?.getAttribute('href')?.slice(1)
    if (!name) return
    event.preventDefault()
    setLanguage(null)
    const at = /^field-questions-(\d+)/.exec(name)?.[1]
    select(at === undefined ? 'about' : (values.questions[Number(at)]?.key ?? 'about'))
    requestAnimationFrame(() =>
      (document.getElementById(name) ?? document.getElementById(fieldId(`questions.${at}.label`)))?.focus(),
    )
  }
  const problems = Object.entries(editor.errors).map(([name, messages]) => {
    const at = /^questions\.(\d+)/.exec(name)?.[1]
    return { name, message: `${at === undefined ? '' : `Question ${Number(at) + 1}: `}${messages[0]}` }
  })
  return (
    <div onKeyDown={onKeyDown}>
      <EditorBar
        editor={editor}
        hints={hints}
        about={about}
        late={late}
        language={translating}
        onLanguage={setLanguage}
        onSplit={splittable ? split : null}
      />
      <div className="mb-4 empty:hidden" onClick={followFault}>
        {(editor.refusal || problems.length > 0) && (
          <ErrorSummary
            ref={summary}
            named
            {...(editor.refusal && { message: editor.refusal })}
            problems={problems.slice(0, 20)}
          />
        )}
      </div>
      {editor.restored && (
        <p className="mb-4 flex items-center gap-2 text-sm text-ink-2">
          What you typed before is back.{' '}
          <Button variant="link" onClick={editor.discard}>
            Start from what is saved
          </Button>
        </p>
      )}
      {locked && (
        <p className="mb-4 text-sm text-warn">
          Responses are in: wording can still be edited, questions, conditions and options stay as they are.
        </p>
      )}
      <div className="mb-5">
        <label htmlFor="field-title" className="sr-only">
          Title
        </label>
        <Input
          id="field-title"
          value={values.title}
          placeholder="Title of the survey"
          maxLength={300}
          aria-invalid={editor.errors.title ? true : undefined}
          className="h-10 text-md font-medium"
          onChange={(event) => edit({ ...values, title: event.target.value }, { kind: 'title' })}
          onBlur={editor.end}
        />
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-6 lg:grid-cols-[15rem_minmax(0,1fr)] xl:grid-cols-[16rem_minmax(0,1fr)_22rem]">
        <div className="min-w-0">
          <QuestionList
            values={values}
            selected={selected}
            errors={editor.errors}
            hints={hints}
            lost={lost}
            language={translating}
            locked={locked}
            onSelect={select}
            onMove={move}
          />
          {!locked && <AddQuestion onAdd={add} />}
        </div>
        <div className="min-w-0" onBlur={editor.end}>
          {translating !== null ? (
            <TranslationEditor
              key={`${translating}:${selected}`}
              values={values}
              language={translating}
              question={question}
              edit={edit}
              select={select}
            />
          ) : question ? (
            <QuestionEditor
              key={question.key}
              values={values}
              question={question}
              index={index}
              errors={editor.errors}
              hints={hints.get(question.key) ?? []}
              lost={lost.has(question.key)}
              segments={segments}
              locked={locked}
              edit={edit}
              onMove={(to) => void (move(index, to) && focusLabel(to))}
              onCopy={() => copy(question.key)}
              onRemove={() => remove(question.key)}
              onRepeat={(of) => repeat(question.key, of)}
            />
          ) : (
            <About values={values} errors={editor.errors} locked={locked} edit={edit} />
          )}
        </div>
        <EditorPreview values={values} index={index} language={translating} segments={segments} />
      </div>
    </div>
  )
}
