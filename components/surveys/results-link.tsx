import { isoDay, systemClock } from '@/lib/core/clock'
import { paths } from '@/lib/core/paths'
import { noticesFor } from '@/lib/surveys/messages/presenter-notices'
import { resultsAreOpen, type AnswerPromise } from '@/lib/surveys/rules'

/** From a closed survey to its results: at its own address where they are open, in the hub otherwise. */
export function ResultsLink({
  survey: { id, promise, resultsOn },
  token,
  language,
  framed = false,
}: {
  survey: { id: string; promise: AnswerPromise; resultsOn: string | null }
  token: string
  language: string
  framed?: boolean
}) {
  const notices = noticesFor(language)
  const isOpen = resultsAreOpen({ openResults: promise.open, resultsOn }, isoDay(systemClock()))
  return (
    <p className="mt-3">
      <a
        href={isOpen ? paths.answerResults(token, { lang: language }) : paths.survey(id)}
        {...(framed && { target: '_blank', rel: 'noopener' })}
        className="inline-flex min-h-11 items-center text-accent underline decoration-accent/40 underline-offset-4"
      >
        {isOpen ? notices.itsResults : notices.itsResultsInside}
      </a>
    </p>
  )
}
