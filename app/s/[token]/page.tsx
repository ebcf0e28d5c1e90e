import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { AnswerForm } from '@/components/surveys/answer-form'
import { DeclineForm } from '@/components/surveys/decline-form'
import { Invitation } from '@/components/surveys/invitation'
import { SendLater } from '@/components/surveys/send-later'
import { systemClock } from '@/lib/core/clock'
import { AppError } from '@/lib/core/errors'
import { param, type SearchParams } from '@/lib/core/url'
import { currentActor } from '@/lib/server/session'
import { submitAnswers } from '@/lib/surveys/actions-answer'
import { keepAnswers } from '@/lib/surveys/actions-draft'
import { draftOf } from '@/lib/surveys/drafts'
import { hasAnswered, knownOf, publicSurveyOf } from '@/lib/surveys/public'
import { refusalOf } from '@/lib/surveys/queries-ticket'
import { acceptedLanguages, languageFor } from '@/lib/surveys/rules-language'
import { wordsFor } from '@/lib/surveys/words'

export const metadata: Metadata = { title: 'Survey' }

type Props = { params: Promise<{ token: string }>; searchParams: Promise<SearchParams> }

export default async function AnswerPage({ params, searchParams }: Props) {
  const { token } = await params
  const query = await searchParams
  const [chosen, ticket] = [param(query, 'lang'), param(query, 't')]
  const survey = await publicSurveyOf(token, chosen, systemClock()).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'not_found') notFound()
    throw error
  })
  const language = languageFor(survey.language, survey.languages, chosen, acceptedLanguages((await headers()).get('accept-language')))
  // In the address, so that the whole page says what language it is in, and a link to it stays in that.
  if (language !== chosen && language !== 'en') redirect(`/s/${encodeURIComponent(token)}?lang=${language}${ticket ? `&t=${encodeURIComponent(ticket)}` : ''}`)
  const words = wordsFor(language)
  if (survey.status === 'closed') return <Notice title={survey.title} text="This survey is closed. Thank you for coming by; its results are on the surveys page of the hub." />
  const refused = await refusalOf(survey, ticket)
  if (refused) return <Notice title={survey.title} text={refused} />
  const actor = survey.anonymity === 'anonymous' ? null : await currentActor()
  const invitation = <Invitation survey={survey} minimum={survey.minimum} words={words} language={language} />
  const languages = survey.languages.length > 0 && <Languages token={token} languages={[survey.language, ...survey.languages]} current={language} label={words.language} ticket={ticket} />
  if (survey.anonymity !== 'anonymous' && !actor) {
    return (
      <>
        {languages}
        {invitation}
        <a href={`/sign-in?callbackUrl=${encodeURIComponent(`/s/${token}`)}`} className="inline-flex h-11 items-center rounded-md bg-accent px-5 text-md font-medium text-accent-ink">
          {words.signIn}
        </a>
      </>
    )
  }
  if (actor && (await hasAnswered(survey.id, actor.id))) return <Notice title={survey.title} text="You have answered this survey. Thank you." />
  const [draft, known] = actor ? await Promise.all([draftOf(actor, survey.id), knownOf(actor, survey)]) : [null, {}]
  return (
    <>
      {languages}
      {invitation}
      <DeclineForm token={token} arrival={{ ticket }} label={words.decline} />
      <SendLater token={token} ticket={ticket} questions={survey.questions} language={language} words={words}>
        <AnswerForm
          action={submitAnswers.bind(null, { ticket })} token={token} formKey={draft?.key ?? randomUUID()} language={language} words={words} known={known}
          questions={survey.questions} teams={survey.teams} roles={survey.roles} tenures={survey.tenures} minimum={survey.minimum}
          {...(actor && { keep: keepAnswers, values: draft?.values ?? {} })}
        />
      </SendLater>
    </>
  )
}

function Notice({ title, text }: { title: string; text: string }) {
  return (
    <div className="pt-8">
      <h1 className="text-2xl tracking-tight">{title}</h1>
      <p className="mt-3">{text}</p>
    </div>
  )
}

const nameOf = (language: string): string => new Intl.DisplayNames([language], { type: 'language', fallback: 'code' }).of(language) ?? language

function Languages({ token, languages, current, label, ticket }: { token: string; languages: string[]; current: string; label: string; ticket: string | undefined }) {
  return (
    <nav aria-label={label} className="flex flex-wrap gap-x-4 pt-3 text-base text-ink-2">
      {languages.filter((language) => language !== current).map((language) => (
        <a key={language} href={`/s/${token}?lang=${language}${ticket ? `&t=${encodeURIComponent(ticket)}` : ''}`} lang={language} hrefLang={language} className="inline-flex min-h-11 items-center underline underline-offset-4 hover:text-ink">
          {nameOf(language)}
        </a>
      ))}
    </nav>
  )
}
