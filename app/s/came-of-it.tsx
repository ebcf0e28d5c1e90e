import { CameOfIt } from '@/components/updates/came-of-it'
import type { MaybeActor } from '@/lib/core/actor'
import { listSurveyUpdates } from '@/lib/updates/queries-survey'
import type { Anonymity } from '@/lib/surveys/schema'

const SHOWN = 5

/**
 * What became of a survey, as its own pages show it: without an account where it was answered without one, otherwise to those
 * who are signed in.
 */
export async function SurveyCameOfIt(props: {
  actor: MaybeActor
  survey: { anonymity: Anonymity; language: string }
  token: string
  title: string
  none?: string
  language: string
}) {
  const { actor, survey, token, title, none, language } = props
  const open = survey.anonymity === 'anonymous'
  if (!open && !actor) return null
  const { data, nextCursor } = await listSurveyUpdates(open ? null : actor, token, { limit: SHOWN })
  return (
    <CameOfIt
      updates={data}
      title={title}
      {...(none !== undefined && { none })}
      more={nextCursor !== null}
      signedIn={!open}
      language={language}
      surveyLanguage={survey.language}
    />
  )
}
