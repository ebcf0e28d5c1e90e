import { FIRST_PART } from '@/components/surveys/answer-style'
import { declineSurvey, type Arrival } from '@/lib/surveys/actions-answer'

/** "No, thank you", in one press, before the first question. */
export function DeclineForm({ token, language, arrival, label }: { token: string; language: string; arrival: Arrival; label: string }) {
  return (
    <form action={declineSurvey.bind(null, arrival)} className={`mb-4 ${FIRST_PART}`}>
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="lang" value={language} />
      <button type="submit" className="min-h-11 text-base text-ink-2 underline decoration-edge underline-offset-4 hover:text-ink">
        {label}
      </button>
    </form>
  )
}
