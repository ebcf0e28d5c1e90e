import { inline, paragraphs } from '@/lib/core/text/inline'
import { piped } from '@/lib/surveys/answering/rules-pipe'

/** The answer to an earlier question, for `{{key}}` within words; undefined while it is not known. */
export type AnswerOf = (key: string) => string | undefined
const unknown: AnswerOf = () => undefined

/** A label's words with the little mark-up that Markdown has within a line. Answers are put in as plain text, whatever they hold. */
export function InlineMarkdown({ text, answerOf = unknown }: { text: string; answerOf?: AnswerOf | undefined }) {
  return inline(text).map((run, index) => {
    const words = piped(run.text, answerOf)
    switch (run.kind) {
      case 'link':
        return (
          <a
            key={index}
            href={run.href}
            target="_blank"
            rel="noreferrer"
            className="text-accent underline underline-offset-2"
          >
            {words}
          </a>
        )
      case 'strong':
        return <strong key={index}>{words}</strong>
      case 'em':
        return <em key={index}>{words}</em>
      case 'code':
        return <code key={index}>{words}</code>
      default:
        return words
    }
  })
}

/** Paragraphs of words. */
export function Paragraphs({
  text,
  className,
  answerOf,
}: {
  text: string
  className?: string | undefined
  answerOf?: AnswerOf | undefined
}) {
  return (
    <div className={className}>
      {paragraphs(text).map((one, index) => (
        <p key={index} className={index > 0 ? 'mt-2' : undefined}>
          <InlineMarkdown text={one} answerOf={answerOf} />
        </p>
      ))}
    </div>
  )
}
