import type { Metadata } from 'next'
import { PublicResults } from '@/components/surveys/result-public'
import { systemClock } from '@/lib/core/clock'
import { openedResults } from '@/lib/surveys/queries-shares'
import { orNotFound } from '@/app/(hub)/surveys/page-survey'

export const metadata: Metadata = { title: 'Results', robots: { index: false, follow: false } }

type Props = { params: Promise<{ token: string }> }

export default async function RespondentResultsPage({ params }: Props) {
  const results = await orNotFound(openedResults((await params).token, systemClock()))
  return <PublicResults results={results} note={`What everybody said together. Groups are shown from ${results.minimum.scores} answers on.`} byTeam={false} />
}
