import type { Metadata } from 'next'
import { HealthChecks } from '@/components/platform/health-checks'
import { HealthJobs } from '@/components/platform/health-jobs'
import { HealthMails } from '@/components/platform/health-mails'
import { ActionForm } from '@/components/ui/action-form'
import { PageHeader, Section } from '@/components/ui/page-header'
import { systemClock } from '@/lib/core/clock'
import { plural } from '@/lib/core/format'
import { paths } from '@/lib/core/paths'
import { sendTestMail } from '@/lib/platform/actions'
import { getSystemHealth } from '@/lib/platform/queries-system'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Health' }

/** The conclusion first: how many checks ask for something. */
function summaryOf(checks: readonly { state: 'ok' | 'warn' | 'bad' }[]): string {
  const open = checks.filter(({ state }) => state !== 'ok').length
  return open === 0 ? 'All checks are good.' : `${plural(open, 'check')} of ${checks.length} to look at.`
}

export default async function HealthPage() {
  const actor = await pageActorWith('settings.write')
  const { version, checks, promised, queues, mailOn, mails } = await getSystemHealth(actor)
  const now = systemClock()
  return (
    <>
      <PageHeader
        title="Health"
        crumbs={[{ label: 'Platform', href: paths.platform() }]}
        facts={`${summaryOf(checks)} Version ${version}.`}
      />
      <Section title="Checks">
        <HealthChecks checks={checks} />
      </Section>
      <Section title="Mail">
        <HealthMails mails={mails} now={now} />
        {mailOn && (
          <ActionForm
            action={sendTestMail}
            submit="Send a test mail to me"
            variant="secondary"
            className="mt-4"
            done={`The mail server took it. It goes to ${actor.email}.`}
          />
        )}
      </Section>
      <Section title="Jobs">
        {promised > 0 && (
          <p className="mb-3 text-sm text-ink-2">{plural(promised, 'promise')} not yet taken into the queue.</p>
        )}
        <HealthJobs queues={queues} now={now} />
      </Section>
    </>
  )
}
