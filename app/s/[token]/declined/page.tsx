import { spokenLanguage, titled } from '@/app/s/language'
import { Notice } from '@/components/surveys/notice'
import { systemClock } from '@/lib/core/clock'
import { paths } from '@/lib/core/paths'
import { param, type SearchParams } from '@/lib/core/url'
import { orNotFound } from '@/lib/server/page'
import { getAskedSurvey } from '@/lib/surveys/answering/queries-public'
import { noticesFor } from '@/lib/surveys/messages/presenter-notices'

type Props = { params: Promise<{ token: string }>; searchParams: Promise<SearchParams> }

export const generateMetadata = titled('declined')

export default async function DeclinedPage({ params, searchParams }: Props) {
  const { token } = await params
  const query = await searchParams
  const survey = await orNotFound(getAskedSurvey(token, param(query, 'lang'), systemClock()))
  const language = await spokenLanguage(survey, paths.answerDeclined(token), query)
  const notices = noticesFor(language)
  return (
    <Notice title={notices.declined} own language={language}>
      <p>
        {notices.declinedText} {notices.notReminded}
      </p>
      <p className="mt-3">
        <a
          href={paths.answer(token, { lang: language })}
          className="text-accent underline decoration-accent/40 underline-offset-4"
        >
          {notices.afterAll}
        </a>
      </p>
    </Notice>
  )
}
