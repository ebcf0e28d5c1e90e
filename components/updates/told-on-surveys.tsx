import { TextLink } from '@/components/ui/link'
import { paths } from '@/lib/core/paths'
import type { ToldOn } from '@/lib/updates/queries-survey'

const SHOWN = 8

/** Where an update will stand besides the hub: the pages of the surveys that it rests on. */
export function ToldOnSurveys({ surveys }: { surveys: readonly ToldOn[] }) {
  if (surveys.length === 0) return null
  const more = surveys.length - SHOWN
  return (
    <section aria-label="Told on the pages of surveys" className="text-sm">
      <p className="text-ink-2">
        Also told on the pages of these surveys. What is written for everyone or for developers is read there by whoever
        could answer; no quote of anyone is shown without an account.
      </p>
      <ul className="mt-1">
        {surveys.slice(0, SHOWN).map((survey) => (
          <li key={survey.id}>
            <TextLink href={paths.survey(survey.id)}>{survey.title}</TextLink>
            {survey.open && <span className="text-ink-3">, read without an account</span>}
          </li>
        ))}
        {more > 0 && <li className="text-ink-3">and {more} more</li>}
      </ul>
    </section>
  )
}
