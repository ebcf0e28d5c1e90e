import type { Metadata } from 'next'
import { PublicResults } from '@/components/surveys/result-public'
import { systemClock } from '@/lib/core/clock'
import { formatDay } from '@/lib/core/relative-time'
import { sharedResults } from '@/lib/surveys/queries-shares'
import { orNotFound } from '@/app/(hub)/surveys/page-survey'

export const metadata: Metadata = { title: 'Survey results', robots: { index: false, follow: false }, referrer: 'no-referrer' }

type Props = { params: Promise<{ token: string }> }

export default async function SharedPage({ params }: Props) {
  const { results, share } = await orNotFound(sharedResults((await params).token, systemClock()))
  return <PublicResults results={results} note={`Shared as “${share.label}”, until ${formatDay(share.expiresAt)}. Groups are shown from ${results.minimum.scores} answers on.`} byTeam={share.byTeam} />
}
