import type { Metadata } from 'next'
import { TRACKER_LABELS } from '@/components/roadmap/labels'
import { SecretForm, TokenForm } from '@/components/roadmap/tracker-forms'
import { PageHeader, Section } from '@/components/ui/page-header'
import { Time } from '@/components/ui/time'
import { systemClock } from '@/lib/core/clock'
import { paths } from '@/lib/core/paths'
import { getTrackers } from '@/lib/roadmap/queries-trackers'
import { FIXED_HOSTS } from '@/lib/roadmap/rules-tracker-api'
import { pageActorWith } from '@/lib/server/session'

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
        facts="Items of the roadmap link issues of GitHub, GitLab, Jira and Linear. Their state comes by webhook, or is asked for with a token."
      />
      <Section title="Secret of the webhooks">
        <p className="mb-3 max-w-prose text-ink-2">
          {!secret.exists && 'There is none yet: nothing is heard from webhooks.'}
          {secret.exists && (secret.at ? <Made at={secret.at} now={now} /> : 'There is one.')}
        </p>
        <SecretForm exists={secret.exists} />
      </Section>
      {trackers.map(({ provider, webhook, heardAt, token }) => (
        <Section key={provider} title={TRACKER_LABELS[provider].name}>
          <dl className="mb-4 grid max-w-3xl grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
            <dt className="text-ink-3">Webhook’s address</dt>
            <dd>
              <code className="break-all select-all">{webhook}</code>
            </dd>
            <dt className="text-ink-3">In the webhook</dt>
            <dd>{TRACKER_LABELS[provider].how}</dd>
            <dt className="text-ink-3">Last heard</dt>
            <dd>{heardAt ? <Time at={new Date(heardAt)} now={now} /> : 'nothing yet'}</dd>
            <dt className="text-ink-3">Token</dt>
            <dd>
              {token ? (
                <>
                  for {token.host}, kept since <Time at={new Date(token.at)} now={now} />
                </>
              ) : (
                'none'
              )}
            </dd>
          </dl>
          <TokenForm
            provider={provider}
            name={TRACKER_LABELS[provider].name}
            fixed={FIXED_HOSTS[provider]}
            host={token?.host ?? null}
          />
        </Section>
      ))}
    </>
  )
}

const Made = ({ at, now }: { at: string; now: Date }) => (
  <>
    Made <Time at={new Date(at)} now={now} />. It is kept sealed and cannot be shown again.
  </>
)
