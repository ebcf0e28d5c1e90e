import { spokenLanguage, titled } from '@/app/s/language'
import { Notice } from '@/components/surveys/notice'
import { systemClock } from '@/lib/core/clock'
import { paths } from '@/lib/core/paths'
import type { SearchParams } from '@/lib/core/url'
import { orNotFound } from '@/lib/server/page'
import { getAskedSurvey } from '@/lib/surveys/answering/queries-public'
import { noticesFor } from '@/lib/surveys/messages/presenter-notices'

type Props = { params: Promise<{ token: string }>; searchParams: Promise<SearchParams> }

export const generateMetadata = titled('declined')

export default async function EmbedDeclinedPage({ params, searchParams }: Props) {
  const { token } = await params
  const survey = await orNotFound(getAskedSurvey(token, undefined, systemClock()))
  const language = await spokenLanguage(survey, paths.embedDeclined(token), await searchParams)
  const notices = noticesFor(language)
  return (
    <Notice title={notices.declined} own language={language} framed>
      {notices.declinedText}
    </Notice>
  )
}
