import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/page-header'
import { plural } from '@/lib/core/format'
import type { WaitingSurvey } from '@/lib/distribution/queries-prompts'

const WHO_SEES = {
  anonymous: 'anonymous: no one can see who answered what',
  confidential: 'confidential: researchers with a recorded reason can see who',
  named: 'named: everyone who sees the answer sees who',
} as const

const SHOWN = 3

/** Open surveys for this person, each with its minutes and who will see the answers, before anything is clicked. */
export function AskedOfYou({ surveys }: { surveys: WaitingSurvey[] }) {
  return (
    <Section title="Surveys for you" id="asked">
      {surveys.length === 0 ? (
        <p className="text-ink-2">No open surveys, or you have answered them all.</p>
      ) : (
        <ul data-list className="divide-y border-y">
          {surveys.slice(0, SHOWN).map(line)}
        </ul>
      )}
      {surveys.length > SHOWN && (
        <details className="mt-2">
          <summary className="w-fit cursor-pointer text-sm text-ink-2">{surveys.length - SHOWN} more</summary>
          <ul className="mt-2 divide-y border-y">{surveys.slice(SHOWN).map(line)}</ul>
        </details>
      )}
    </Section>
  )
}

const line = (survey: WaitingSurvey) => (
  <li key={survey.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
    <div className="min-w-0 flex-1 basis-72">
      <p className="font-medium">{survey.title}</p>
      <p className="text-sm text-ink-3">
        {plural(survey.minutes, 'minute')} · {WHO_SEES[survey.anonymity]}
        {!survey.certain && ' · open to everyone: you may have answered already'}
      </p>
    </div>
    <ButtonLink href={survey.path} size="sm" aria-label={`Answer ${survey.title}`}>
      Answer
    </ButtonLink>
  </li>
)
