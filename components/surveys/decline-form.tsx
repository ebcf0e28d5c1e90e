import { FIRST_PART } from '@/components/surveys/answer-style'
import { speechFor } from '@/lib/core/intl'
import { fill } from '@/lib/core/text/fill'
import { declineSurvey, type Arrival } from '@/lib/surveys/actions-answer'
import { REASONS } from '@/lib/surveys/answering/rules-reasons'
import { refusalsIn } from '@/lib/surveys/messages/presenter-refusals'

/** "No, thank you", in one press, before the first question. */
export function DeclineForm({
  token,
  language,
  arrival,
  label,
}: {
  token: string
  language: string
  arrival: Arrival
  label: string
}) {
  return (
    <form action={declineSurvey.bind(null, arrival)} className={`mb-3 ${FIRST_PART}`}>
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="lang" value={language} />
      <button
        type="submit"
        className="min-h-9 text-base text-ink-2 underline decoration-edge underline-offset-4 hover:text-ink"
      >
        {label}
      </button>
    </form>
  )
}

// A window of the rate limit.
const WAIT_S = 60

/** Why "no, thank you" was not taken a moment ago, where the survey's page would be silent about it. */
export function DeclineRefused({ reason, language }: { reason: string | undefined; language: string }) {
  const known = REASONS.find((one) => one === reason)
  if (!known) return null
  return (
    <p
      role="alert"
      className="mb-4 rounded-md border border-bad/50 bg-bad-soft px-3 py-2.5 text-base font-medium text-bad"
    >
      {fill(refusalsIn(language)[known], { seconds: speechFor(language).count(WAIT_S) })}
    </p>
  )
}
