import { randomUUID } from 'node:crypto'
import { SurveyCameOfIt } from '@/app/s/came-of-it'
import { spokenLanguage, titled } from '@/app/s/language'
import { AnswerForm } from '@/components/surveys/answer-form'
import { DeclineForm, DeclineRefused } from '@/components/surveys/decline-form'
import { Invitation } from '@/components/surveys/invitation'
import { Languages } from '@/components/surveys/languages'
import { ResultsLink } from '@/components/surveys/results-link'
import { Notice } from '@/components/surveys/notice'
import { SendLater } from '@/components/surveys/send-later'
import { systemClock } from '@/lib/core/clock'
import { paths } from '@/lib/core/paths'
import { param, type SearchParams } from '@/lib/core/url'
import { orNotFound } from '@/lib/server/page'
import { currentActor } from '@/lib/server/session'
import { submitAnswers } from '@/lib/surveys/actions-answer'
import { keepAnswers } from '@/lib/surveys/actions-draft'
import { findOwnDraft } from '@/lib/surveys/answering/commands-drafts'
import { hasAnswered, getKnownSegments, getPublicSurvey } from '@/lib/surveys/answering/queries-public'
import { saidByAddress, valuesOfAddress } from '@/lib/surveys/answering/rules-address'
import { findRefusal } from '@/lib/surveys/answering/queries-refusal'
import { wordsFor } from '@/lib/surveys/messages/presenter-messages'
import { noticesFor } from '@/lib/surveys/messages/presenter-notices'
import { refusalsIn } from '@/lib/surveys/messages/presenter-refusals'

type Props = { params: Promise<{ token: string }>; searchParams: Promise<SearchParams> }

export const generateMetadata = titled('survey')

export default async function AnswerPage({ params, searchParams }: Props) {
  const { token } = await params
  const query = await searchParams
  const ticket = param(query, 't')
  const survey = await orNotFound(getPublicSurvey(token, param(query, 'lang'), systemClock()))
  const language = await spokenLanguage(survey, paths.answer(token), query)
  const [words, notices] = [wordsFor(language), noticesFor(language)]
  const said = saidByAddress(survey.questions, query)
  const refused = await findRefusal(survey, ticket)
  const actor = survey.anonymity === 'anonymous' ? null : await currentActor()
  const cameOfIt = (
    <SurveyCameOfIt
      actor={actor}
      survey={survey}
      token={token}
      title={notices.cameOfIt}
      none={notices.nothingYet}
      language={language}
    />
  )
  if (refused)
    return (
      <Notice title={survey.title} language={language}>
        <p>{notices[refused]}</p>
        {refused === 'closed' && <ResultsLink survey={survey} token={token} language={language} />}
        {(refused === 'closed' || refused === 'spent') && cameOfIt}
      </Notice>
    )
  const invitation = <Invitation survey={survey} promise={survey.promise} words={words} language={language} />
  const languages = (
    <Languages
      path={paths.answer(token)}
      languages={[survey.language, ...survey.languages]}
      current={language}
      label={words.language}
      ticket={ticket}
      said={said}
    />
  )
  if (survey.anonymity !== 'anonymous' && !actor) {
    return (
      <>
        {languages}
        {invitation}
        <a
          href={paths.signIn({ callbackUrl: paths.answer(token, { ...said, lang: language }) })}
          className="inline-flex h-11 items-center rounded-md bg-accent px-5 text-md font-medium text-accent-ink"
        >
          {words.signIn}
        </a>
      </>
    )
  }
  if (actor && (await hasAnswered(survey.id, actor.id)))
    return (
      <Notice title={survey.title} language={language}>
        <p>{notices.answered}</p>
        {cameOfIt}
      </Notice>
    )
  const [draft, known] = actor
    ? await Promise.all([findOwnDraft(actor, survey.id), getKnownSegments(actor, survey)])
    : [null, {}]
  return (
    <>
      {languages}
      {invitation}
      <DeclineRefused reason={param(query, 'refused')} language={language} />
      <DeclineForm token={token} language={language} arrival={{ ticket }} label={words.decline} />
      <SendLater
        token={token}
        ticket={ticket}
        questions={survey.questions}
        language={language}
        words={words}
        refusals={refusalsIn(language)}
        thanks={paths.answerThanks(token, { lang: language })}
      >
        <AnswerForm
          action={submitAnswers.bind(null, { ticket })}
          token={token}
          formKey={draft?.key ?? randomUUID()}
          seed={actor?.id ?? ticket}
          language={language}
          words={words}
          known={known}
          questions={survey.questions}
          teams={survey.teams}
          roles={survey.roles}
          tenures={survey.tenures}
          minimum={survey.promise.scores}
          smallTeams={survey.smallTeams}
          values={{ ...draft?.values, ...valuesOfAddress(said) }}
          {...(actor && { keep: keepAnswers })}
        />
      </SendLater>
    </>
  )
}
