import { randomUUID } from 'node:crypto'
import { spokenLanguage, titled } from '@/app/s/language'
import { AnswerForm } from '@/components/surveys/answer-form'
import { DeclineForm, DeclineRefused } from '@/components/surveys/decline-form'
import { Invitation } from '@/components/surveys/invitation'
import { ResultsLink } from '@/components/surveys/results-link'
import { Notice } from '@/components/surveys/notice'
import { SendLater } from '@/components/surveys/send-later'
import { systemClock } from '@/lib/core/clock'
import { paths } from '@/lib/core/paths'
import { param, type SearchParams } from '@/lib/core/url'
import { orNotFound } from '@/lib/server/page'
import { submitAnswers } from '@/lib/surveys/actions-answer'
import { getPublicSurvey } from '@/lib/surveys/answering/queries-public'
import { saidByAddress, valuesOfAddress } from '@/lib/surveys/answering/rules-address'
import { findRefusal } from '@/lib/surveys/answering/queries-refusal'
import { wordsFor } from '@/lib/surveys/messages/presenter-messages'
import { noticesFor } from '@/lib/surveys/messages/presenter-notices'
import { refusalsIn } from '@/lib/surveys/messages/presenter-refusals'

type Props = { params: Promise<{ token: string }>; searchParams: Promise<SearchParams> }

export const generateMetadata = titled('survey')

/** A survey inside a developer portal. Only anonymous ones: another site's frame has no session, and must not need one. */
export default async function EmbedPage({ params, searchParams }: Props) {
  const { token } = await params
  const query = await searchParams
  const ticket = param(query, 't')
  const survey = await orNotFound(getPublicSurvey(token, param(query, 'lang'), systemClock()))
  const path = paths.embed(token)
  const language = await spokenLanguage(survey, path, query)
  const [words, notices] = [wordsFor(language), noticesFor(language)]
  const refused = await findRefusal(survey, ticket)
  if (refused)
    return (
      <Notice title={survey.title} language={language} framed>
        <p>{notices[refused]}</p>
        {refused === 'closed' && <ResultsLink survey={survey} token={token} language={language} framed />}
        {refused === 'closed' && survey.anonymity === 'anonymous' && (
          <a
            href={paths.answer(token, { lang: language })}
            target="_blank"
            rel="noopener"
            className="inline-flex min-h-11 items-center text-accent underline decoration-accent/40 underline-offset-4"
          >
            {notices.cameOfIt}
          </a>
        )}
      </Notice>
    )
  if (!survey.embeddable || survey.anonymity !== 'anonymous') {
    return (
      <Notice title={survey.title} language={language} framed>
        <p>{notices.elsewhere}</p>
        <a
          href={paths.answer(token, { lang: language })}
          target="_blank"
          rel="noopener"
          className="mt-3 inline-flex min-h-11 items-center text-accent underline underline-offset-4"
        >
          {notices.open}
        </a>
      </Notice>
    )
  }
  const arrival = { ticket, framed: true }
  return (
    <>
      <Invitation survey={survey} promise={survey.promise} words={words} language={language} />
      <DeclineRefused reason={param(query, 'refused')} language={language} />
      <DeclineForm token={token} language={language} arrival={arrival} label={words.decline} />
      <SendLater
        token={token}
        ticket={ticket}
        questions={survey.questions}
        language={language}
        words={words}
        refusals={refusalsIn(language)}
        thanks={paths.embedThanks(token, { lang: language })}
      >
        <AnswerForm
          action={submitAnswers.bind(null, arrival)}
          token={token}
          formKey={randomUUID()}
          seed={ticket}
          language={language}
          words={words}
          known={{}}
          questions={survey.questions}
          teams={survey.teams}
          roles={survey.roles}
          tenures={survey.tenures}
          minimum={survey.promise.scores}
          smallTeams={survey.smallTeams}
          values={valuesOfAddress(saidByAddress(survey.questions, query))}
        />
      </SendLater>
    </>
  )
}
