import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/page-header'
import { plural } from '@/lib/core/format'
import type { WaitingSurvey } from '@/lib/distribution/queries-prompts'
import { minutesFor } from '@/lib/surveys/rules-time'

const WHO_SEES = {
  anonymous: 'anonymous: nobody can see who answered what',
  confidential: 'confidential: researchers with a recorded reason can see who',
  named: 'named: whoever sees the answer sees who',
} as const

/** Open surveys for this person, each with its minutes and who will see the answers, before anything is clicked. */
export function AskedOfYou({ surveys }: { surveys: WaitingSurvey[] }) {
  return (
    <Section title="Asked of you" id="asked">
      {surveys.length === 0 ? (
        <p className="text-ink-2">Nothing is asked of you. No survey is open, or you have answered them all.</p>
      ) : (
        <ul className="divide-y border-y">
          {surveys.map((survey) => (
            <li key={survey.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
              <div className="min-w-0 flex-1 basis-72">
                <p className="font-medium">{survey.title}</p>
                <p className="text-sm text-ink-3">
                  {plural(minutesFor(survey.questions), 'minute')} · {WHO_SEES[survey.anonymity]}
                </p>
              </div>
              <ButtonLink href={survey.path} size="sm" aria-label={`Answer ${survey.title}`}>
                Answer
              </ButtonLink>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
