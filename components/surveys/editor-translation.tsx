'use client'

import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { plural } from '@/lib/core/format'
import type { EditorValues } from '@/lib/surveys/editor/rules-editor'
import type { Question } from '@/lib/surveys/schema'
import { missingOf, translated, withWords, wordingsOf, type Wording } from '@/lib/surveys/rules-translate'
import { languageName } from './language-labels'
import type { Selected } from './use-editor'
import { ShortText } from './editor-short-text'

const NAMES: Record<Wording['field'], string> = {
  title: 'Title',
  description: 'What it is about',
  purpose: 'Why',
  closing: 'Closing words',
  label: 'Question',
  help: 'Help',
  minLabel: 'Lowest means',
  maxLabel: 'Highest means',
  page: 'Page title',
  pageText: 'Page text',
  option: 'Option',
  row: 'Row',
}
const LONG: readonly Wording['field'][] = ['description', 'closing', 'help', 'pageText', 'label']

type TranslationEditorProps = {
  values: EditorValues
  language: string
  /** The question in hand; the survey's own words where there is none. */
  question: Question | undefined
  edit: (values: EditorValues, options?: { kind?: string }) => void
  select: (selected: Selected) => void
}

/** The words of one question in another language, each beside what it says in the survey's own. */
export function TranslationEditor({ values, language, question, edit, select }: TranslationEditorProps) {
  const translation = values.translations[language]
  const missing = missingOf(values, translation)
  const own = question
    ? wordingsOf({ title: '', description: '', purpose: '', closing: '', questions: [question] })
    : wordingsOf({ ...values, questions: [] })
  const next = missing.find((one) => one.question !== (question?.key ?? null))
  const put = (wording: Wording, text: string) =>
    edit(
      { ...values, translations: { ...values.translations, [language]: withWords(translation, wording, text) } },
      { kind: `${language}:${wording.question}:${wording.field}:${wording.value ?? ''}` },
    )
  const remove = () => {
    const { [language]: _gone, ...translations } = values.translations
    edit({ ...values, translations })
  }
  return (
    <section aria-label={`Words in ${languageName(language)}`}>
      <div className="mb-4 flex flex-wrap items-center gap-3">
        <h2 className="text-md">{languageName(language)}</h2>
        <p
          role="status"
          aria-label="Missing words"
          className={missing.length > 0 ? 'text-sm text-warn' : 'text-sm text-ink-3'}
        >
          {missing.length === 0
            ? 'Nothing is missing'
            : `${plural(missing.length, 'text')} missing; respondents see those in ${languageName(values.language)}`}
        </p>
        {next && (
          <Button size="sm" onClick={() => select(next.question ?? 'about')}>
            Next missing
          </Button>
        )}
        <Button size="sm" variant="ghost" className="ml-auto" onClick={remove}>
          Remove this language
        </Button>
      </div>
      <div className="grid gap-4">
        {own.map((wording) => {
          const name = `translation.${wording.field}.${wording.value ?? ''}`
          return (
            <Field
              key={name}
              name={name}
              label={NAMES[wording.field]}
              help={<span lang={values.language}>{wording.words}</span>}
            >
              {(control) => {
                const common = { ...control, lang: language, value: translated(translation, wording) }
                return LONG.includes(wording.field) ? (
                  <ShortText {...common} onChange={(event) => put(wording, event.target.value)} />
                ) : (
                  <Input {...common} onChange={(event) => put(wording, event.target.value)} />
                )
              }}
            </Field>
          )
        })}
        {own.length === 0 && <p className="text-sm text-ink-3">There is nothing to translate here yet.</p>}
      </div>
    </section>
  )
}
