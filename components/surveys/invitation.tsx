import type { ReactNode } from 'react'
import type { PublicSurvey } from '@/lib/surveys/schema-api'
import type { AnswerPageMessages } from '@/lib/surveys/messages/presenter-messages'
import { en } from '@/lib/surveys/messages/presenter-messages-en'
import { resultsWords } from '@/lib/surveys/messages/presenter-results-day'
import type { AnswerPromise } from '@/lib/surveys/rules'
import { fill } from '@/lib/core/text/fill'
import { FIRST_PART } from './answer-style'
import { Paragraphs } from './inline-markdown'

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="@md:grid @md:grid-cols-[8rem_1fr] @md:gap-4">
      <dt className="text-ink-3">{term}</dt>
      <dd className="text-ink">{children}</dd>
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

/** As much of the purpose as stands before the first question where nothing else says what the survey is about. */
const BRIEF = 160

/**
 * Above the first question: who asks, how long it takes, what becomes of names. The rest (why, who sees what, how long it
 * is kept, what follows) is one press away, so that the first question is in sight on a phone.
 */
export function Invitation({ survey, promise, heading: Heading = 'h1', words = en, language = 'en' }: InvitationProps) {
  const { anonymity, askedBy, purpose, description } = survey
  const isBrief = !!purpose && !description && purpose.length <= BRIEF
  const time = timeWords(survey, words)
  return (
    <header className="pt-4 pb-1 sm:pt-8">
      <Heading className="text-xl tracking-tight sm:text-2xl">{survey.title}</Heading>
      {description && <Paragraphs text={description} className="mt-2 text-md text-ink-2 sm:text-lg" />}
      {isBrief && <p className="mt-2 text-md text-ink-2 sm:text-lg">{purpose}</p>}
      <div className={`mt-3 text-base text-ink-2 ${FIRST_PART}`}>
        <p>{[askedBy && `${words.whoAsks}: ${askedBy}`, time].filter(Boolean).join(' · ')}</p>
        <p>
          <strong className="font-semibold text-ink">{words[anonymity]}.</strong>{' '}
          {anonymity === 'named' ? words.namedText : words[`${anonymity}Short`]}
        </p>
        <details className="@container mt-1">
          <summary className="w-fit py-1.5 underline decoration-edge underline-offset-4 hover:text-ink">
            {words.promises}
          </summary>
          <dl className="mt-2 mb-4 space-y-3 text-md">
            {purpose && !isBrief && <Fact term={words.why}>{purpose}</Fact>}
            <Fact term={words.howLong}>
              {time}. {words.leaveOut}
            </Fact>
            <Fact term={words.whoSees}>
              {fill(words[`${anonymity}Text`], { minimum: promise.scores })}
              {anonymity !== 'named' && (
                <>
                  {' '}
                  {fill(words.countsText, { minimum: promise.scores })}{' '}
                  {fill(words.wordsText, { words: promise.words })} {promise.repeatable && `${words.repeatText} `}
                  {promise.again && `${words.againText} `}
                  {promise.single && `${fill(words.singleText, { words: promise.words })} `}
                  {anonymity === 'anonymous' ? words.operatorsAnonymous : words.operatorsKnown}
                </>
              )}
            </Fact>
            <Fact term={words.howLongKept}>{anonymity === 'anonymous' ? words.keptAnonymous : words.keptKnown}</Fact>
            <Fact term={words.whatComes}>{resultsWords(words, promise, survey.resultsOn, language)}</Fact>
          </dl>
        </details>
      </div>
    </header>
  )
}
