import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AnswerForm } from '@/components/surveys/answer-form'
import { Invitation } from '@/components/surveys/invitation'
import { systemClock } from '@/lib/core/clock'
import { AppError } from '@/lib/core/errors'
import { param, type SearchParams } from '@/lib/core/url'
import { currentActor } from '@/lib/server/session'
import { declineSurvey, submitAnswers } from '@/lib/surveys/actions-answer'
import { hasAnswered, publicSurveyOf } from '@/lib/surveys/public'

export const metadata: Metadata = { title: 'Survey' }

type Props = { params: Promise<{ token: string }>; searchParams: Promise<SearchParams> }

export default async function AnswerPage({ params, searchParams }: Props) {
  const { token } = await params
  const language = param(await searchParams, 'lang')
  const survey = await publicSurveyOf(token, language, systemClock()).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'not_found') notFound()
    throw error
  })
  if (survey.status === 'closed') return <Notice title={survey.title} text="This survey is closed. Thank you for coming by; its results are on the surveys page of the hub." />
  const actor = survey.anonymity === 'anonymous' ? null : await currentActor()
  if (survey.anonymity !== 'anonymous' && !actor) {
    return (
      <>
        <Invitation survey={survey} minimum={survey.minimum} />
        <a href={`/sign-in?callbackUrl=${encodeURIComponent(`/s/${token}`)}`} className="inline-flex h-11 items-center rounded-md bg-accent px-5 text-md font-medium text-accent-ink">
          Sign in to answer
        </a>
      </>
    )
  }
  if (actor && (await hasAnswered(survey.id, actor.id))) return <Notice title={survey.title} text="You have answered this survey. Thank you." />
  return (
    <div lang={language && survey.languages.includes(language) ? language : undefined}>
      {survey.languages.length > 0 && <Languages token={token} languages={survey.languages} current={language} />}
      <Invitation survey={survey} minimum={survey.minimum} />
      <form action={declineSurvey} className="mb-4">
        <input type="hidden" name="token" value={token} />
        <button type="submit" className="min-h-11 text-base text-ink-2 underline decoration-edge underline-offset-4 hover:text-ink">
          No, thank you: I would rather not answer
        </button>
      </form>
      <AnswerForm
        action={submitAnswers} token={token} formKey={randomUUID()} language={language}
        questions={survey.questions} teams={survey.teams} roles={survey.roles} minimum={survey.minimum}
      />
    </div>
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

function Languages({ token, languages, current }: { token: string; languages: string[]; current: string | undefined }) {
  const link = 'inline-flex min-h-11 items-center underline underline-offset-4 hover:text-ink'
  return (
    <nav aria-label="Language" className="flex flex-wrap gap-x-4 pt-3 text-base text-ink-2">
      {current && (
        <a href={`/s/${token}`} className={link}>
          Original
        </a>
      )}
      {languages.filter((language) => language !== current).map((language) => (
        <a key={language} href={`/s/${token}?lang=${language}`} lang={language} hrefLang={language} className={link}>
          {nameOf(language)}
        </a>
      ))}
    </nav>
  )
}
