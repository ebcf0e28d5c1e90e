import { spokenLanguage, titledResults } from '@/app/s/language'
import { Languages } from '@/components/surveys/languages'
import { PublicResults } from '@/components/results/result-public'
import { isoDay, systemClock } from '@/lib/core/clock'
import { speechFor } from '@/lib/core/intl'
import { paths } from '@/lib/core/paths'
import { fill } from '@/lib/core/text/fill'
import { dayIn } from '@/lib/core/text/language'
import { param, type SearchParams } from '@/lib/core/url'
import { orNotFound } from '@/lib/server/page'
import { sharedResults } from '@/lib/results/queries-shares'
import { wordsFor } from '@/lib/surveys/messages/presenter-messages'
import { resultWords } from '@/lib/results/presenter-messages'

type Props = { params: Promise<{ token: string }>; searchParams: Promise<SearchParams> }

export const generateMetadata = titledResults('sharedResults')

export default async function SharedPage({ params, searchParams }: Props) {
  const { token } = await params
  const query = await searchParams
  const read = await orNotFound(sharedResults(token, param(query, 'lang'), systemClock()))
  const path = paths.sharedResults(token)
  const language = await spokenLanguage(read, path, query)
  const speech = speechFor(language)
  const note = fill(resultWords(language).shared, {
    label: read.share.label,
    day: dayIn(speech.language, isoDay(new Date(read.share.expiresAt))),
    minimum: speech.count(read.results.minimum.scores),
  })
  return (
    <>
      <Languages
        path={path}
        languages={[read.language, ...read.languages]}
        current={language}
        label={wordsFor(language).language}
      />
      <PublicResults results={read.results} note={note} byTeam={read.share.byTeam} language={language} params={query} />
    </>
  )
}
