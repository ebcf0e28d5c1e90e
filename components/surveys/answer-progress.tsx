import type { AnswerPageMessages } from '@/lib/surveys/messages/presenter-messages'
import { fill } from '@/lib/core/text/fill'

type ProgressRuleProps = {
  done: number
  of: number
  page: number
  pages: number
  minutes: number
  words: AnswerPageMessages
}

/** How far one is, of what these answers lead to, and about how long the rest takes. Quietly. */
export function ProgressRule({ done, of, page, pages, minutes, words }: ProgressRuleProps) {
  const facts = [
    ...(pages > 1 ? [fill(words.part, { page, pages })] : []),
    fill(words.answered, { done, of }),
    ...(minutes > 0 ? [fill(words.minutesLeft, { minutes })] : []),
  ]
  return (
    <div className="sticky top-0 z-10 -mx-4 mb-2 bg-ground px-4 pt-3 pb-2">
      <div className="h-0.5 bg-rule">
        <div className="h-full bg-accent" style={{ width: `${of > 0 ? Math.round((done / of) * 100) : 0}%` }} />
      </div>
      <p className="mt-1 text-xs text-ink-3 tabular-nums">{facts.join(' · ')}</p>
    </div>
  )
}
