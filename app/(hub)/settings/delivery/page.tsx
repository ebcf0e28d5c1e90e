import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { OwnWebhookSecretForm, WebhookSecretForm } from '@/components/ui/webhook-secret-forms'
import { renewHookSecretAction, saveOwnHookSecretAction } from '@/lib/outcomes/hooks/actions'
import { HOOK_LABELS } from '@/components/outcomes/hook-labels'
import { PageHeader, Section } from '@/components/ui/page-header'
import { Address, ToolSection } from '@/components/ui/tool-facts'
import { Time } from '@/components/ui/time'
import { systemClock } from '@/lib/core/clock'
import { paths } from '@/lib/core/paths'
import { getHooks } from '@/lib/outcomes/hooks/queries'
import { OWN_SECRET_TOOLS } from '@/lib/outcomes/hooks/schema'
import { pageActorWith } from '@/lib/server/session'

type Fact = [string, ReactNode]

export const metadata: Metadata = { title: 'CI and incident tools' }

export default async function DeliveryToolsPage() {
  const actor = await pageActorWith('settings.write')
  const { secretAt, tools } = await getHooks(actor)
  const now = systemClock()
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Settings', href: paths.settings() }]}
        title="CI and incident tools"
        facts="Their webhooks tell of deployments and incidents. The delivery figures under Outcomes are counted from these."
      />
      <p className="mb-6 max-w-prose text-ink-2">
        The address of a webhook may end in <code>?team=</code> with a team’s name, <code>&amp;service=</code> with a
        name of your own, and <code>&amp;environments=</code> with the names of your production environments, commas
        between. Argo CD and other pipelines send their deployments to <code>/api/v1/events</code>, with the time of the
        commit.
      </p>
      <Section title="Webhook secret of GitHub and GitLab">
        <p className="mb-3 max-w-prose text-ink-2">
          {secretAt === null ? (
            'No secret yet. Their webhooks are refused until you make one and put it into each.'
          ) : (
            <>
              Made <Time at={new Date(secretAt)} now={now} />. It is kept sealed and cannot be shown again.
            </>
          )}
        </p>
        <WebhookSecretForm
          action={renewHookSecretAction}
          exists={secretAt !== null}
          replaced="Messages with the present secret are refused from then on: put the new one into GitHub and GitLab."
        />
      </Section>
      {tools.map(({ tool, webhook, heardAt, ownSecretAt }) => {
        const { name, how, counts } = HOOK_LABELS[tool]
        const own = OWN_SECRET_TOOLS.find((one) => one === tool)
        return (
          <ToolSection
            key={tool}
            name={name}
            heardAt={heardAt}
            now={now}
            facts={[
              ['Webhook URL', <Address key="url">{webhook}</Address>],
              ['In the webhook', how],
              ['What counts', counts],
              ...(own
                ? [['Signing secret', <Kept key="secret" since={ownSecretAt ?? null} now={now} />] satisfies Fact]
                : []),
            ]}
          >
            {own && <OwnWebhookSecretForm action={saveOwnHookSecretAction} of={['tool', own]} name={name} />}
          </ToolSection>
        )
      })}
    </>
  )
}

const Kept = ({ since, now }: { since: string | null; now: Date }) =>
  since ? (
    <>
      kept since <Time at={new Date(since)} now={now} />
    </>
  ) : (
    'none'
  )
