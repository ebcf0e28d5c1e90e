import type { Question } from '@/lib/surveys/schema'
import { cn } from '@/lib/core/cn'
import type { AnswerPageMessages } from '@/lib/surveys/messages/presenter-messages'
import { en } from '@/lib/surveys/messages/presenter-messages-en'
import { AnswerField } from './answer-field'
import { Paragraphs } from './inline-markdown'

const MOST = 50

type PreviewProps = {
  questions: readonly Question[]
  /** Key of the question in hand. */
  current?: string | undefined
  /** Of whom a question is asked, in words; left out, it only says that not everybody is asked. */
  conditionOf?: (question: Question) => string
  words?: AnswerPageMessages
}

/** Questions as respondents will see them. Nothing that is pressed here is sent. */
export function Preview({ questions, current, conditionOf, words = en }: PreviewProps) {
  return (
    <form aria-label="Questions as respondents see them">
      {questions.length === 0 && <p className="text-ink-2">Questions appear here as they will be asked.</p>}
      {questions.slice(0, MOST).map((question) => (
        <div
          key={question.key}
          className={cn(
            'border-t py-5 first:border-t-0',
            current === question.key && '-ml-3 border-l-2 border-l-accent pl-3',
          )}
        >
          {question.page?.title && <h3 className="mb-1 text-md">{question.page.title}</h3>}
          {question.page?.text && <Paragraphs text={question.page.text} className="mb-4 text-base text-ink-2" />}
          {question.showIf && (
            <p className="mb-1 text-sm text-ink-3">
              {conditionOf ? `Asked of those for whom ${conditionOf(question)}` : 'Asked only of some'}
            </p>
          )}
          {/* Its fields need ids of their own beside the editor's. */}
          <AnswerField question={{ ...question, key: `preview-${question.key}` }} values={{}} words={words} />
        </div>
      ))}
      {questions.length > MOST && <p className="border-t pt-4 text-ink-3">And {questions.length - MOST} more.</p>}
    </form>
  )
}
