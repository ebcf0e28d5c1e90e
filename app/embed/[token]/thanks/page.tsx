import { spokenLanguage, titled } from '@/app/s/language'
import { ForgetSaved } from '@/components/surveys/forget-saved'
import { Paragraphs } from '@/components/surveys/inline-markdown'
import { Notice } from '@/components/surveys/notice'
import { systemClock } from '@/lib/core/clock'
import { paths } from '@/lib/core/paths'
import { fill } from '@/lib/core/text/fill'
import { param, type SearchParams } from '@/lib/core/url'
import { orNotFound } from '@/lib/server/page'
import { getAskedSurvey } from '@/lib/surveys/answering/queries-public'
import { noticesFor } from '@/lib/surveys/messages/presenter-notices'

type Props = { params: Promise<{ token: string }>; searchParams: Promise<SearchParams> }

export const generateMetadata = titled('thanks')

export default async function EmbedThanksPage({ params, searchParams }: Props) {
  const { token } = await params
  const query = await searchParams
  const survey = await orNotFound(getAskedSurvey(token, param(query, 'lang'), systemClock()))
  const language = await spokenLanguage(survey, paths.embedThanks(token), query)
  const notices = noticesFor(language)
  return (
    <Notice title={notices.thanks} own language={language} framed>
      <ForgetSaved token={token} />
      <p>{fill(notices.inAnonymous, { title: survey.title })}</p>
      {survey.closing && (
        <div lang={language}>
          <Paragraphs text={survey.closing} className="mt-2" />
        </div>
      )}
    </Notice>
  )
}
