import { SurveyCameOfIt } from '@/app/s/came-of-it'
import { spokenLanguage, titled } from '@/app/s/language'
import { ForgetSaved } from '@/components/surveys/forget-saved'
import { Paragraphs } from '@/components/surveys/inline-markdown'
import { Notice } from '@/components/surveys/notice'
import { Link } from '@/components/ui/link'
import { Still } from '@/components/ui/still'
import { isoDay, systemClock } from '@/lib/core/clock'
import { paths } from '@/lib/core/paths'
import { fill } from '@/lib/core/text/fill'
import { param, type SearchParams } from '@/lib/core/url'
import { orNotFound } from '@/lib/server/page'
import { currentActor, notePageKind } from '@/lib/server/session'
import { getAskedSurvey } from '@/lib/surveys/answering/queries-public'
import { findPreviousSurvey } from '@/lib/surveys/queries'
import { resultsAreOpen } from '@/lib/surveys/rules'
import { wordsFor } from '@/lib/surveys/messages/presenter-messages'
import { resultsWords } from '@/lib/surveys/messages/presenter-results-day'
import { noticesFor } from '@/lib/surveys/messages/presenter-notices'

type Props = { params: Promise<{ token: string }>; searchParams: Promise<SearchParams> }

export const generateMetadata = titled('thanks')

export default async function ThanksPage({ params, searchParams }: Props) {
  const { token } = await params
  const query = await searchParams
  const survey = await orNotFound(getAskedSurvey(token, param(query, 'lang'), systemClock()))
  const language = await spokenLanguage(survey, paths.answerThanks(token), query)
  const [words, notices] = [wordsFor(language), noticesFor(language)]
  const open = survey.anonymity === 'anonymous'
  const [before, actor] = await Promise.all([findPreviousSurvey(survey), open ? null : currentActor(), notePageKind()])
  // Asked here and not rendered as components: a part that is written without React waits for nothing.
  const [cameOfIt, cameOfLast] = await Promise.all([
    SurveyCameOfIt({ actor, survey, token, title: notices.cameOfIt, none: notices.nothingYet, language }),
    before && SurveyCameOfIt({ actor, survey: before, token: before.publicToken, title: notices.cameOfLast, language }),
  ])
  // Where respondents may see them, at the address that needs no account.
  const results =
    before &&
    (resultsAreOpen(before, isoDay(systemClock()))
      ? paths.answerResults(before.publicToken, { lang: language })
      : paths.survey(before.id))
  const link = 'text-accent underline decoration-accent/40 underline-offset-4'
  return (
    <>
      <ForgetSaved token={token} />
      <Still>
        <Notice title={notices.thanks} own language={language}>
          <p>{fill(survey.anonymity === 'anonymous' ? notices.inAnonymous : notices.in, { title: survey.title })}</p>
          {survey.closing && (
            <div lang={language}>
              <Paragraphs text={survey.closing} className="mt-4" />
            </div>
          )}
          <h2 className="mt-8 text-lg">{notices.whatNow}</h2>
          <p className="mt-1">{resultsWords(words, survey.promise, survey.resultsOn, language)}</p>
          {cameOfIt}
          {cameOfLast}
          {before && results && (
            <p className="mt-4">
              <a href={results} className={link}>
                {fill(notices.lastResults, { title: before.title })}
              </a>
            </p>
          )}
          {!open && (
            <p className="mt-4">
              <Link href={paths.updates()} className={link}>
                {notices.lastChanges}
              </Link>
            </p>
          )}
        </Notice>
      </Still>
    </>
  )
}
