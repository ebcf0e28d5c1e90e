import type { ReactNode } from 'react'
import { formatDay } from '@/lib/core/relative-time'
import type { PublicSurvey } from '@/lib/surveys/api-schema'
import { Paragraphs } from './words'

/** Who sees what, in plain words, before anything is answered. */
export function modeWords(anonymity: PublicSurvey['anonymity'], minimum: number): { title: string; text: string } {
  switch (anonymity) {
    case 'anonymous':
      return {
        title: 'Anonymous',
        text: `Nobody can see who answered. Your name, account, address and the time of day are not stored, only the day. A team’s results are shown only where at least ${minimum} of its people answered.`,
      }
    case 'confidential':
      return { title: 'Confidential', text: 'Researchers can see who answered only after writing down why, and that is recorded. Everybody else sees totals.' }
    case 'named':
      return { title: 'Named', text: 'Everybody who sees your answers sees your name with them.' }
  }
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="sm:grid sm:grid-cols-[8rem_1fr] sm:gap-4">
      <dt className="text-ink-3">{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** The first screen: who asks, why, how long it takes, who sees what, and what becomes of it. */
export function Invitation({ survey, minimum }: { survey: PublicSurvey; minimum: number }) {
  const mode = modeWords(survey.anonymity, minimum)
  return (
    <header className="pt-8 pb-6">
      <h1 className="text-2xl tracking-tight">{survey.title}</h1>
      {survey.description && <Paragraphs text={survey.description} className="mt-3 text-ink-2" />}
      <dl className="mt-6 space-y-3 border-t pt-5 sm:space-y-2">
        {survey.askedBy && <Fact term="Who asks">{survey.askedBy}</Fact>}
        {survey.purpose && <Fact term="Why">{survey.purpose}</Fact>}
        <Fact term="How long">About {survey.minutes === 1 ? 'a minute' : `${survey.minutes} minutes`}. You may leave out whatever is marked optional.</Fact>
        <Fact term="Who sees what">
          <strong className="font-semibold">{mode.title}.</strong> {mode.text}
        </Fact>
        <Fact term="What comes of it">{survey.resultsOn ? `Everybody sees the results on ${formatDay(new Date(survey.resultsOn))}.` : 'Everybody sees the results when it closes.'}</Fact>
      </dl>
    </header>
  )
}
