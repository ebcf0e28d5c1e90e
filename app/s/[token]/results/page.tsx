import { SurveyCameOfIt } from '@/app/s/came-of-it'
import { spokenLanguage, titledResults } from '@/app/s/language'
import { Languages } from '@/components/surveys/languages'
import { PublicResults } from '@/components/results/result-public'
import { systemClock } from '@/lib/core/clock'
import { speechFor } from '@/lib/core/intl'
import { paths } from '@/lib/core/paths'
import { fill } from '@/lib/core/text/fill'
import { param, type SearchParams } from '@/lib/core/url'
import { orNotFound } from '@/lib/server/page'
import { currentActor } from '@/lib/server/session'
import { noticesFor } from '@/lib/surveys/messages/presenter-notices'
import { openedResults } from '@/lib/results/queries-shares'
import { wordsFor } from '@/lib/surveys/messages/presenter-messages'
import { resultWords } from '@/lib/results/presenter-messages'

type Props = { params: Promise<{ token: string }>; searchParams: Promise<SearchParams> }

export const generateMetadata = titledResults('results')

export default async function RespondentResultsPage({ params, searchParams }: Props) {
  const { token } = await params
  const query = await searchParams
  const read = await orNotFound(openedResults(token, param(query, 'lang'), systemClock()))
  const path = paths.answerResults(token)
  const language = await spokenLanguage(read, path, query)
  const note = fill(resultWords(language).together, { minimum: speechFor(language).count(read.results.minimum.scores) })
  const { anonymity } = read.results
  return (
    <>
      <Languages
        path={path}
        languages={[read.language, ...read.languages]}
        current={language}
        label={wordsFor(language).language}
      />
      <PublicResults results={read.results} note={note} byTeam={false} language={language} params={query} />
      <SurveyCameOfIt
        actor={anonymity === 'anonymous' ? null : await currentActor()}
        survey={{ anonymity, language: read.language }}
        token={token}
        title={noticesFor(language).cameOfIt}
        language={language}
      />
    </>
  )
}
