import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { AnswerForm } from '@/components/surveys/answer-form'
import { DeclineForm } from '@/components/surveys/decline-form'
import { Invitation } from '@/components/surveys/invitation'
import { systemClock } from '@/lib/core/clock'
import { param, type SearchParams } from '@/lib/core/url'
import { orNotFound } from '@/lib/server/page'
import { submitAnswers } from '@/lib/surveys/actions-answer'
import { publicSurveyOf } from '@/lib/surveys/public'
import { refusalOf } from '@/lib/surveys/queries-ticket'
import { acceptedLanguages, languageFor } from '@/lib/surveys/rules-language'
import { wordsFor } from '@/lib/surveys/words'

export const metadata: Metadata = { title: 'Survey' }

type Props = { params: Promise<{ token: string }>; searchParams: Promise<SearchParams> }

/** A survey inside a developer portal. Only anonymous ones: another site's frame has no session, and must not need one. */
export default async function EmbedPage({ params, searchParams }: Props) {
  const { token } = await params
  const query = await searchParams
  const [chosen, ticket] = [param(query, 'lang'), param(query, 't')]
  const survey = await orNotFound(publicSurveyOf(token, chosen, systemClock()))
  const language = languageFor(survey.language, survey.languages, chosen, acceptedLanguages((await headers()).get('accept-language')))
  const words = wordsFor(language)
  const refused = survey.status === 'closed' ? 'This survey is closed.' : await refusalOf(survey, ticket)
  if (refused || !survey.embeddable || survey.anonymity !== 'anonymous') {
    return (
      <div className="py-4">
        <h1 className="text-xl tracking-tight">{survey.title}</h1>
        <p className="mt-2 text-base">{refused ?? 'This survey is answered on its own page.'}</p>
        {!refused && (
          <a href={`/s/${encodeURIComponent(token)}`} target="_blank" rel="noopener" className="mt-3 inline-flex min-h-11 items-center text-base text-accent underline underline-offset-4">
            Open it
          </a>
        )}
      </div>
    )
  }
  const arrival = { ticket, framed: true }
  return (
    <div lang={language}>
      <Invitation survey={survey} minimum={survey.minimum} words={words} language={language} />
      <DeclineForm token={token} arrival={arrival} label={words.decline} />
      <AnswerForm
        action={submitAnswers.bind(null, arrival)} token={token} formKey={randomUUID()} language={language} words={words} known={{}}
        questions={survey.questions} teams={survey.teams} roles={survey.roles} tenures={survey.tenures} minimum={survey.minimum}
      />
    </div>
  )
}
