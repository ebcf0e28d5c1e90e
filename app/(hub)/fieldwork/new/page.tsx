import type { Metadata } from 'next'
import { paths } from '@/lib/core/paths'
import { SessionForm } from '@/components/fieldwork/session-form'
import { PageHeader } from '@/components/ui/page-header'
import { isoDay, systemClock } from '@/lib/core/clock'
import { param, type SearchParams } from '@/lib/core/url'
import { listTeamNames } from '@/lib/fieldwork/queries'
import { sessionKinds } from '@/lib/fieldwork/schema'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'New session' }

export default async function NewSessionPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await pageActorWith('session.write')
  const params = await searchParams
  const teams = await listTeamNames(actor)
  const kind = sessionKinds.find((one) => one === param(params, 'kind')) ?? 'interview'
  const team = teams.find((one) => one === param(params, 'team')) ?? ''
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Fieldwork', href: paths.sessions() }]}
        title="New session"
        facts="An interview, an embed or an observation: who took part, what they agreed to, and what was said."
      />
      <SessionForm key={`${kind}${team}`} teams={teams} today={isoDay(systemClock())} kind={kind} team={team} />
    </>
  )
}
