import type { Metadata } from 'next'
import { OpenResults, RevokeButton, ShareForm } from '@/components/results/share-panel'
import { SurveyHeader } from '@/components/surveys/survey-header'
import { Empty } from '@/components/ui/empty'
import { Section } from '@/components/ui/page-header'
import { Parts } from '@/components/ui/parts'
import { Table } from '@/components/ui/table'
import { systemClock } from '@/lib/core/clock'
import { partOf } from '@/lib/core/parts'
import { param, type SearchParams } from '@/lib/core/url'
import { formatDay } from '@/lib/core/relative-time'
import { getShares } from '@/lib/results/queries-shares'
import { surveyOfPage } from '../../page-survey'

export const metadata: Metadata = { title: 'Share results' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }

export default async function SharePage({ params, searchParams }: Props) {
  const { actor, survey, mayWrite } = await surveyOfPage((await params).id, 'survey.write')
  const [{ shares, opensResults }, now] = [await getShares(actor, survey.id), systemClock()]
  const query = await searchParams
  const part = partOf(shares, param(query, 'part'))
  const state = (share: (typeof shares)[number]) =>
    share.revokedAt ? 'ended' : share.expiresAt <= now ? 'over' : `until ${formatDay(share.expiresAt)}`
  return (
    <>
      <SurveyHeader survey={survey} tab="share" mayWrite={mayWrite} />
      <Section title="For those who answered">
        <OpenResults surveyId={survey.id} open={opensResults} />
      </Section>
      <Section title="Public link">
        {survey.status === 'draft' ? (
          <p className="text-ink-2">A draft has no results to share.</p>
        ) : (
          <ShareForm surveyId={survey.id} minimum={survey.minScore} />
        )}
      </Section>
      <Section title="Active links">
        <Table
          caption="Active links"
          rows={part.rows}
          rowKey={(share) => share.id}
          columns={[
            { key: 'label', header: 'For', cell: (share) => share.label },
            { key: 'minimum', header: 'Groups from', numeric: true, cell: (share) => share.minimum },
            { key: 'teams', header: 'Teams', cell: (share) => (share.byTeam ? 'shown' : 'not shown') },
            { key: 'state', header: 'Open', cell: state },
            {
              key: 'end',
              header: <span className="sr-only">End</span>,
              cell: (share) =>
                !share.revokedAt &&
                share.expiresAt > now && <RevokeButton surveyId={survey.id} id={share.id} label={share.label} />,
            },
          ]}
          empty={<Empty title="None yet">Create a link above to show the results to people without an account.</Empty>}
        />
        <Parts part={part} params={query} label="links" />
      </Section>
    </>
  )
}
