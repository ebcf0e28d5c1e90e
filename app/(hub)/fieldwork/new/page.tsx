import type { Metadata } from 'next'
import { paths } from '@/lib/core/paths'
import { SessionForm } from '@/components/fieldwork/session-form'
import { PageHeader } from '@/components/ui/page-header'
import { isoDay, systemClock } from '@/lib/core/clock'
import { param, type SearchParams } from '@/lib/core/url'
import { listTeamNames } from '@/lib/fieldwork/queries'
import { findSessionPlan } from '@/lib/fieldwork/queries-plan'
import { sessionKinds } from '@/lib/fieldwork/schema'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'New session' }

export default async function NewSessionPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await pageActorWith('session.write')
  const params = await searchParams
  const planId = param(params, 'plan')
  const [teams, plan] = await Promise.all([listTeamNames(actor), planId ? findSessionPlan(actor, planId) : null])
  const kind = plan?.kind ?? sessionKinds.find((one) => one === param(params, 'kind')) ?? 'interview'
  const team = teams.find((one) => one === (plan?.team ?? param(params, 'team'))) ?? ''
  const today = isoDay(systemClock())
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Fieldwork', href: paths.sessions() }]}
        title="New session"
        facts="An interview, an embed or an observation: who took part, what they agreed to, and what was said."
      />
      {planId && !plan && (
        <p className="mb-4 text-ink-2">
          What was planned is not planned any more: somebody wrote it down or cancelled it.
        </p>
      )}
      <SessionForm
        key={`${kind}${team}${plan?.id ?? ''}`}
        teams={teams}
        // A session that is written down before its day was held today.
        date={plan && plan.date < today ? plan.date : today}
        kind={kind}
        team={team}
        plan={plan ? { id: plan.id, title: plan.title } : null}
      />
    </>
  )
}
