import type { ReactNode } from 'react'
import type { PublicSurvey } from '@/lib/surveys/schema-api'
import type { AnswerPageMessages } from '@/lib/surveys/messages/presenter-messages'
import { en } from '@/lib/surveys/messages/presenter-messages-en'
import type { AnswerPromise } from '@/lib/surveys/rules'
import { fill } from '@/lib/core/text/fill'
import { dayIn } from '@/lib/core/text/language'
import { FIRST_PART } from './answer-style'
import { Paragraphs } from './inline-markdown'

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="@md:grid @md:grid-cols-[8rem_1fr] @md:gap-4">
      <dt className="text-ink-3">{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}

export type Invited = Pick<
  PublicSurvey,
  'title' | 'description' | 'anonymity' | 'askedBy' | 'purpose' | 'minutes' | 'leastMinutes' | 'resultsOn'
>

/** "About 4 minutes", or from–to where answers decide what is asked. */
const timeWords = ({ minutes, leastMinutes }: Invited, words: AnswerPageMessages): string =>
  leastMinutes < minutes
    ? fill(words.minutesBetween, { least: leastMinutes, most: minutes })
    : minutes === 1
      ? words.aMinute
      : fill(words.minutes, { minutes })

type InvitationProps = {
  survey: Invited
  promise: AnswerPromise
  heading?: 'h1' | 'h2'
  words?: AnswerPageMessages
  language?: string
}

/** The first screen: who asks, why, how long it takes, who sees what, how long it is kept, and what becomes of it. */
export function Invitation({ survey, promise, heading: Heading = 'h1', words = en, language = 'en' }: InvitationProps) {
  const { anonymity } = survey
  return (
    <header className="pt-8 pb-6">
      <Heading className="text-2xl tracking-tight">{survey.title}</Heading>
      {survey.description && <Paragraphs text={survey.description} className="mt-3 text-ink-2" />}
      <dl className={`@container mt-6 space-y-3 border-t pt-5 ${FIRST_PART}`}>
        {survey.askedBy && <Fact term={words.whoAsks}>{survey.askedBy}</Fact>}
        {survey.purpose && <Fact term={words.why}>{survey.purpose}</Fact>}
        <Fact term={words.howLong}>
          {timeWords(survey, words)}. {words.leaveOut}
        </Fact>
        <Fact term={words.whoSees}>
          <strong className="font-semibold">{words[anonymity]}.</strong>{' '}
          {fill(words[`${anonymity}Text`], { minimum: promise.scores })}
          {anonymity !== 'named' && (
            <>
              {' '}
              {fill(words.wordsText, { words: promise.words })}{' '}
              {promise.single && `${fill(words.singleText, { words: promise.words })} `}
              {anonymity === 'anonymous' ? words.operatorsAnonymous : words.operatorsKnown}
            </>
          )}
        </Fact>
        <Fact term={words.howLongKept}>{anonymity === 'anonymous' ? words.keptAnonymous : words.keptKnown}</Fact>
        <Fact term={words.whatComes}>
          {survey.resultsOn ? fill(words.resultsOn, { day: dayIn(language, survey.resultsOn) }) : words.resultsAtClose}
        </Fact>
      </dl>
    </header>
  )
}
