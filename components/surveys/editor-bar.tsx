'use client'

import { Redo2, SeparatorHorizontal, Undo2 } from 'lucide-react'
import { useMemo, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { Select } from '@/components/ui/input'
import { plural } from '@/lib/core/format'
import type { EditorValues } from '@/lib/surveys/editor/rules-editor'
import type { Hint } from '@/lib/surveys/editor/rules-lint'
import { minutesBetween } from '@/lib/surveys/rules-time'
import { missingOf } from '@/lib/surveys/rules-translate'
import { languageName, LANGUAGES } from './language-labels'
import type { Editor } from './use-editor'

type EditorBarProps = {
  editor: Editor
  hints: ReadonlyMap<string, readonly Hint[]>
  about: readonly string[]
  /** The survey as it was a moment ago, for what is only said about it. */
  late: EditorValues
  /** The translation that is edited; null for the survey's own words. */
  language: string | null
  onLanguage: (language: string | null) => void
  /** Splits what is too long for one page; null where nothing is. */
  onSplit: (() => void) | null
}

/** "about 4 minutes", or from–to where conditions decide. */
function minuteWords(questions: EditorValues['questions']): string {
  const { least, most } = minutesBetween(questions)
  return least === most ? `about ${plural(most, 'minute')}` : `${least} to ${most} minutes`
}

/** The builder's tools: save, undo, languages, and what the survey asks of people. */
export function EditorBar({ editor, hints, about, late, language, onLanguage, onSplit }: EditorBarProps) {
  const { values, edit } = editor
  const [adding, setAdding] = useState(false)
  const translations = Object.keys(values.translations)
  const missing = useMemo(
    () =>
      Object.entries(late.translations).map(
        ([one, translation]) => [one, missingOf(late, translation).length] as const,
      ),
    [late],
  )
  const minutes = useMemo(() => minuteWords(late.questions), [late])
  const count = [...hints.values()].reduce((sum, found) => sum + found.length, 0)
  const choose = (value: string) => {
    if (value === '+') setAdding(true)
    else onLanguage(value || null)
  }
  const begin = (added: string) => {
    setAdding(false)
    if (!(added in values.translations) && added !== values.language)
      edit({ ...values, translations: { ...values.translations, [added]: { questions: {} } } })
    onLanguage(added === values.language ? null : added)
  }
  return (
    <div className="sticky top-0 z-20 -mx-4 mb-4 flex flex-wrap items-center gap-x-3 gap-y-2 border-b bg-ground px-4 py-2">
      <Button variant="primary" pending={editor.pending} onClick={editor.save} title="Save (Ctrl S)">
        Save survey
      </Button>
      <span className="flex">
        <Button
          variant="ghost"
          size="icon"
          aria-label="Undo"
          title="Undo (Ctrl Z)"
          disabled={!editor.undo}
          onClick={editor.undo}
        >
          <Undo2 aria-hidden />
        </Button>
        <Button
          variant="ghost"
          size="icon"
          aria-label="Redo"
          title="Redo (Ctrl Shift Z)"
          disabled={!editor.redo}
          onClick={editor.redo}
        >
          <Redo2 aria-hidden />
        </Button>
      </span>
      <Select
        aria-label="Language of the words"
        className="w-52"
        value={language ?? ''}
        onChange={(event) => choose(event.target.value)}
      >
        <option value="">{languageName(values.language)}</option>
        {translations.map((one) => {
          const lacking = missing.find(([language]) => language === one)?.[1] ?? 0
          return (
            <option key={one} value={one}>
              {languageName(one)}
              {lacking > 0 ? `: ${lacking} missing` : ''}
            </option>
          )
        })}
        <option value="+">Add a language…</option>
      </Select>
      <p className="text-sm text-ink-3" role="status" aria-label="About this survey">
        {values.questions.length === 0
          ? 'No questions yet'
          : `${plural(values.questions.length, 'question')}, ${minutes}`}
        {count > 0 && ` · ${plural(count, 'hint')}`}
        {editor.dirty && ' · not saved yet'}
      </p>
      {onSplit && (
        <Button
          variant="ghost"
          size="sm"
          title="About six questions to a page; sections, and what depends on a question, stay together"
          onClick={onSplit}
        >
          <SeparatorHorizontal aria-hidden /> Split into pages
        </Button>
      )}
      {about.length > 0 && <p className="w-full text-sm text-warn">{about.join(' ')}</p>}
      <Dialog
        open={adding}
        onOpenChange={setAdding}
        title="Add a language"
        description="Its words are written beside the survey’s own. Whoever answers chooses."
      >
        <AddLanguage taken={[values.language, ...translations]} onAdd={begin} />
      </Dialog>
    </div>
  )
}

function AddLanguage({ taken, onAdd }: { taken: readonly string[]; onAdd: (language: string) => void }) {
  const free = LANGUAGES.filter((one) => !taken.includes(one))
  const [chosen, setChosen] = useState(free[0] ?? '')
  return (
    <div className="flex gap-2">
      <Select aria-label="Language" value={chosen} onChange={(event) => setChosen(event.target.value)}>
        {free.map((one) => (
          <option key={one} value={one}>
            {languageName(one)}
          </option>
        ))}
      </Select>
      <Button variant="primary" onClick={() => onAdd(chosen)}>
        Add
      </Button>
      <DialogClose asChild>
        <Button>Cancel</Button>
      </DialogClose>
    </div>
  )
}
