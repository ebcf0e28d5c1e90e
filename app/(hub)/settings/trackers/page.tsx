import type { Metadata } from 'next'
import { TRACKER_LABELS } from '@/components/roadmap/labels'
import { OwnSecretForm, SecretForm, TokenForm } from '@/components/roadmap/tracker-forms'
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
        facts="Roadmap items can link issues on GitHub, GitLab, Jira and Linear. A webhook keeps their state up to date; with a token it can be fetched."
      />
      <Section title="Webhook secret">
        <p className="mb-3 max-w-prose text-ink-2">
          {!secret.exists && 'No secret yet. Webhooks are refused until you make one and put it into each tracker.'}
          {secret.exists && (secret.at ? <Made at={secret.at} now={now} /> : 'There is one.')}
        </p>
        <SecretForm exists={secret.exists} />
      </Section>
      {trackers.map(({ provider, webhook, heardAt, token, ownSecret }) => (
        <Section key={provider} title={TRACKER_LABELS[provider].name}>
          <dl className="mb-4 grid max-w-3xl grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
            <dt className="text-ink-3">Webhook URL</dt>
            <dd>
              <code className="break-all select-all">{webhook}</code>
            </dd>
            <dt className="text-ink-3">In the webhook</dt>
            <dd>{TRACKER_LABELS[provider].how}</dd>
            <dt className="text-ink-3">Last message</dt>
            <dd>{heardAt ? <Time at={new Date(heardAt)} now={now} /> : 'none yet'}</dd>
            {ownSecret && (
              <>
                <dt className="text-ink-3">Signing secret</dt>
                <dd>{ownSecret.at ? <Since at={ownSecret.at} now={now} /> : 'none'}</dd>
              </>
            )}
            <dt className="text-ink-3">Token</dt>
            <dd>
              {token ? (
                <>
                  for {token.host}, <Since at={token.at} now={now} />
                </>
              ) : (
                'none'
              )}
            </dd>
          </dl>
          {ownSecret && (
            <div className="mb-4">
              <OwnSecretForm provider={provider} name={TRACKER_LABELS[provider].name} />
            </div>
          )}
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
