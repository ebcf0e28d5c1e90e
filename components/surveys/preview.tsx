import type { Question } from '@/lib/surveys/schema'
import { AnswerField } from './answer-field'

/** The questions as respondents will see them. Nothing that is pressed here is sent. */
export function Preview({ questions }: { questions: readonly Question[] }) {
  return (
    <section aria-label="Preview" className="min-w-0 lg:sticky lg:top-6 lg:max-h-[calc(100dvh-3rem)] lg:overflow-y-auto lg:border-l lg:pl-8" tabIndex={0}>
      <h2 className="mb-2 text-sm font-medium text-ink-3">Preview</h2>
      {questions.length === 0 && <p className="text-ink-2">The questions appear here as they will be asked.</p>}
      <form>
        {questions.map((question) => (
          <div key={question.key} className="border-t py-5 first:border-t-0">
            {question.page && <h3 className="mb-3 text-md">{question.page.title}</h3>}
            {question.showIf && <p className="mb-1 text-sm text-ink-3">Asked only of some</p>}
            {/* Its fields need ids of their own beside the editor's. */}
            <AnswerField question={{ ...question, key: `preview-${question.key}` }} values={{}} />
          </div>
        ))}
      </form>
    </section>
  )
}
