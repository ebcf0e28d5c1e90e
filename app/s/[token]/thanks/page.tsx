import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ForgetSaved } from '@/components/surveys/forget-saved'
import { Link } from '@/components/ui/link'
import { systemClock } from '@/lib/core/clock'
import { AppError } from '@/lib/core/errors'
import { formatDay } from '@/lib/core/relative-time'
import { publicSurveyOf } from '@/lib/surveys/public'
import { previousSurvey } from '@/lib/surveys/queries'

export const metadata: Metadata = { title: 'Thank you' }

export default async function ThanksPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const survey = await publicSurveyOf(token, undefined, systemClock()).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'not_found') notFound()
    throw error
  })
  const before = await previousSurvey(survey)
  const link = 'text-accent underline decoration-accent/40 underline-offset-4'
  return (
    <div className="pt-8">
      <ForgetSaved token={token} />
      <h1 className="text-2xl tracking-tight">Thank you</h1>
      <p className="mt-3">Your answers to “{survey.title}” are in{survey.anonymity === 'anonymous' ? ', and nothing joins them to you' : ''}.</p>
      <h2 className="mt-8 text-lg">What happens now</h2>
      <p className="mt-1">
        {survey.resultsOn ? `The results come on ${formatDay(new Date(survey.resultsOn))}.` : 'The results come when the survey closes.'} Everybody who could answer can see them.
      </p>
      <h2 className="mt-8 text-lg">What happened last time</h2>
      <ul className="mt-1 space-y-1">
        {before && (
          <li>
            <a href={`/surveys/${before.id}`} className={link}>
              The results of “{before.title}”
            </a>
          </li>
        )}
        <li>
          <Link href="/updates" className={link}>
            What was changed because of earlier answers
          </Link>
        </li>
      </ul>
    </div>
  )
}
