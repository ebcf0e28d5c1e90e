import type { Metadata } from 'next'
import { apiPaths, paths } from '@/lib/core/paths'
import { TextLink } from '@/components/ui/link'
import { EraseForm } from '@/components/people/erase-form'
import { TokenForm } from '@/components/people/token-form'
import { TokenTable } from '@/components/people/token-table'
import { AskPreferenceForm } from '@/components/distribution/ask-preference'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/choice'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { PageHeader, Section } from '@/components/ui/page-header'
import { Parts } from '@/components/ui/parts'
import { can } from '@/lib/core/actor'
import { systemClock } from '@/lib/core/clock'
import { partOf } from '@/lib/core/parts'
import { param, type SearchParams } from '@/lib/core/url'
import { ROLES } from '@/lib/core/permissions'
import { editMe, signOutAll } from '@/lib/people/actions'
import { getMe, listTokens } from '@/lib/people/queries'
import { ROLE_LABELS } from '@/lib/people/presenter-labels'
import { pageActor } from '@/lib/server/session'
import { getContactPreference } from '@/lib/distribution/queries-prompts'

export const metadata: Metadata = { title: 'Settings' }

export default async function SettingsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [actor, params] = await Promise.all([pageActor(), searchParams])
  const withTokens = can(actor, 'token.own')
  const [me, tokens, asking] = await Promise.all([
    getMe(actor),
    withTokens ? listTokens(actor) : [],
    getContactPreference(actor),
  ])
  const part = partOf(tokens, param(params, 'part'))
  const roles = ROLES.slice(0, ROLES.indexOf(actor.role) + 1).map((role) => ({ value: role, label: ROLE_LABELS[role] }))
  return (
    <>
      <PageHeader title="Settings" facts={[me.email, ROLE_LABELS[me.role], me.team].filter(Boolean).join(' · ')} />
      <Section title="You">
        <ActionForm action={editMe} submit="Save" className="max-w-lg" done="Saved.">
          <Field name="name" label="Name">
            {(control) => <Input {...control} required maxLength={120} defaultValue={me.name} autoComplete="name" />}
          </Field>
          <Checkbox
            name="mutedUpdates"
            defaultChecked={me.mutedUpdates}
            label="Don’t notify me about outcomes"
            help="You’ll be recorded as opted out."
          />
        </ActionForm>
      </Section>
      <Section title="Survey preferences">
        <AskPreferenceForm preference={asking} />
      </Section>
      {withTokens && (
        <Section
          title="API tokens"
          aside={
            <a href={apiPaths.openApi()} className="underline underline-offset-2">
              The API’s description
            </a>
          }
        >
          <TokenTable tokens={part.rows} now={systemClock()} />
          <Parts part={part} params={params} label="API tokens" />
          <TokenForm roles={roles} />
        </Section>
      )}
      <Section title="Sessions">
        <form action={signOutAll} className="flex flex-col items-start gap-3">
          <p className="max-w-prose text-ink-2">
            Ends every session of yours, on this machine and every other. Tokens go on until they are revoked.
          </p>
          <Button type="submit">Sign out everywhere</Button>
        </form>
      </Section>
      {can(actor, 'settings.write') && (
        <Section title="Trackers">
          <p className="max-w-prose text-ink-2">
            Issues of GitHub, GitLab, Jira and Linear that items of the roadmap link:{' '}
            <TextLink href={paths.settingsTrackers()}>webhooks and tokens</TextLink>.
          </p>
        </Section>
      )}
      {can(actor, 'settings.write') && (
        <Section title="CI and incident tools">
          <p className="max-w-prose text-ink-2">
            Deployments and incidents of GitHub, GitLab, PagerDuty, incident.io, Alertmanager and CDEvents:{' '}
            <TextLink href={paths.settingsDelivery()}>their webhooks</TextLink>.
          </p>
        </Section>
      )}
      {can(actor, 'webhook.write') && (
        <Section title="Webhooks">
          <p className="max-w-prose text-ink-2">
            Every update, sent to a channel, a portal or a script of yours:{' '}
            <TextLink href={paths.settingsWebhooks()}>webhooks</TextLink>.
          </p>
        </Section>
      )}
      <Section title="Delete my data">
        <EraseForm id={me.id} name={me.name} />
      </Section>
    </>
  )
}
