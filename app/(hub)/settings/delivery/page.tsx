import type { Metadata } from 'next'
import { HookSecretForm, OwnHookSecretForm } from '@/components/outcomes/hook-forms'
import { HOOK_LABELS } from '@/components/outcomes/hook-labels'
import { PageHeader, Section } from '@/components/ui/page-header'
import { Time } from '@/components/ui/time'
import { systemClock } from '@/lib/core/clock'
import { paths } from '@/lib/core/paths'
import { getHooks } from '@/lib/outcomes/hooks/queries'
import { OWN_SECRET_TOOLS } from '@/lib/outcomes/hooks/schema'
import { pageActorWith } from '@/lib/server/session'

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
        between.
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
        <HookSecretForm exists={secretAt !== null} />
      </Section>
      {tools.map(({ tool, webhook, heardAt, ownSecretAt }) => {
        const { name, how, counts } = HOOK_LABELS[tool]
        const own = OWN_SECRET_TOOLS.find((one) => one === tool)
        return (
          <Section key={tool} title={name}>
            <dl className="mb-4 grid max-w-3xl grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
              <dt className="text-ink-3">Webhook URL</dt>
              <dd>
                <code className="break-all select-all">{webhook}</code>
              </dd>
              <dt className="text-ink-3">In the webhook</dt>
              <dd>{how}</dd>
              <dt className="text-ink-3">What counts</dt>
              <dd>{counts}</dd>
              <dt className="text-ink-3">Last message</dt>
              <dd>{heardAt ? <Time at={new Date(heardAt)} now={now} /> : 'none yet'}</dd>
              {own && (
                <>
                  <dt className="text-ink-3">Signing secret</dt>
                  <dd>
                    {ownSecretAt ? (
                      <>
                        kept since <Time at={new Date(ownSecretAt)} now={now} />
                      </>
                    ) : (
                      'none'
                    )}
                  </dd>
                </>
              )}
            </dl>
            {own && <OwnHookSecretForm tool={own} name={name} />}
          </Section>
        )
      })}
    </>
  )
}
