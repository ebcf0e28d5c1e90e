import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { TRACKER_LABELS } from '@/components/roadmap/labels'
import { OwnWebhookSecretForm, WebhookSecretForm } from '@/components/ui/webhook-secret-forms'
import { renewSecretAction, saveOwnSecretAction } from '@/lib/roadmap/actions-trackers'
import { TokenForm } from '@/components/roadmap/tracker-forms'
import { PageHeader, Section } from '@/components/ui/page-header'
import { Address, ToolSection } from '@/components/ui/tool-facts'
import { Time } from '@/components/ui/time'
import { systemClock } from '@/lib/core/clock'
import { paths } from '@/lib/core/paths'
import { getTrackers } from '@/lib/roadmap/queries-trackers'
import { FIXED_HOSTS } from '@/lib/roadmap/rules-tracker-api'
import { pageActorWith } from '@/lib/server/session'

type Fact = [string, ReactNode]

export const metadata: Metadata = { title: 'Trackers' }

export default async function TrackersPage() {
  const actor = await pageActorWith('settings.write')
  const { secret, trackers } = await getTrackers(actor)
  const now = systemClock()
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Settings', href: paths.settings() }]}
        title="Trackers"
        facts="Roadmap items can link issues on GitHub, GitLab, Jira and Linear. A webhook keeps their state up to date; with a token it can be fetched."
      />
      <Section title="Webhook secret">
        <p className="mb-3 max-w-prose text-ink-2">
          {!secret.exists && 'No secret yet. Webhooks are refused until you make one and put it into each tracker.'}
          {secret.exists && (secret.at ? <Made at={secret.at} now={now} /> : 'There is one.')}
        </p>
        <WebhookSecretForm
          action={renewSecretAction}
          exists={secret.exists}
          replaced="Messages signed with the present secret are refused from then on: put the new one into each tracker."
        />
      </Section>
      {trackers.map(({ provider, webhook, heardAt, token, ownSecret }) => (
        <ToolSection
          key={provider}
          name={TRACKER_LABELS[provider].name}
          heardAt={heardAt}
          now={now}
          facts={[
            ['Webhook URL', <Address key="url">{webhook}</Address>],
            ['In the webhook', TRACKER_LABELS[provider].how],
            ...(ownSecret
              ? [
                  [
                    'Signing secret',
                    ownSecret.at ? <Since key="secret" at={ownSecret.at} now={now} /> : 'none',
                  ] satisfies Fact,
                ]
              : []),
            [
              'Token',
              token ? (
                <span key="token">
                  for {token.host}, <Since at={token.at} now={now} />
                </span>
              ) : (
                'none'
              ),
            ],
          ]}
        >
          {ownSecret && (
            <OwnWebhookSecretForm
              action={saveOwnSecretAction}
              of={['provider', provider]}
              name={TRACKER_LABELS[provider].name}
            />
          )}
          <TokenForm
            provider={provider}
            name={TRACKER_LABELS[provider].name}
            fixed={FIXED_HOSTS[provider]}
            host={token?.host ?? null}
          />
        </ToolSection>
      ))}
    </>
  )
}

const Since = ({ at, now }: { at: string; now: Date }) => (
  <>
    kept since <Time at={new Date(at)} now={now} />
  </>
)

const Made = ({ at, now }: { at: string; now: Date }) => (
  <>
    Made <Time at={new Date(at)} now={now} />. It is kept sealed and cannot be shown again.
  </>
)
