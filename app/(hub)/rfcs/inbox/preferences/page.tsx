import type { Metadata } from 'next'
import { paths } from '@/lib/core/paths'
import { FollowList } from '@/components/rfcs/follow-list'
import { PostForm } from '@/components/rfcs/post-form'
import { PreferenceForm } from '@/components/rfcs/preference-form'
import { Button } from '@/components/ui/button'
import { PageHeader, Section } from '@/components/ui/page-header'
import { Parts } from '@/components/ui/parts'
import { partOf } from '@/lib/core/parts'
import { param, type SearchParams } from '@/lib/core/url'
import { renewFeedAction } from '@/lib/rfcs/actions-follow'
import { myFeedKey, myFollows, myPreferences } from '@/lib/rfcs/queries-follow'
import { env } from '@/lib/server/env'
import { isMailOn } from '@/lib/server/mail'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'RFC notifications' }

export default async function PreferencesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await pageActorWith('rfc.read')
  const [preferences, follows, feedKey] = await Promise.all([myPreferences(actor), myFollows(actor), myFeedKey(actor)])
  const params = await searchParams
  const part = partOf(follows, param(params, 'part'))
  const feed = `${env().BASE_URL}/api/v1/rfcs.atom?key=${feedKey}`
  return (
    <>
      <PageHeader
        crumbs={[
          { label: 'RFCs', href: paths.rfcs() },
          { label: 'Inbox', href: paths.rfcInbox() },
        ]}
        title="Notifications"
        facts="Everything is in your inbox. Choose here what is also mailed."
      />
      <Section
        title="Email and time off"
        aside={isMailOn() ? undefined : 'This hub has no mail server set: nothing is mailed.'}
      >
        <PreferenceForm
          preferences={preferences}
          zones={['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]}
        />
      </Section>
      <Section title="What you follow">
        <FollowList follows={part.rows} />
        <Parts part={part} params={params} label="what you follow" />
      </Section>
      <Section title="Feed">
        <p className="max-w-prose text-sm text-ink-2">
          This address is yours: whoever has it reads RFCs as you do. Add <code>&amp;label=name</code> for one label.
        </p>
        <p className="my-2 max-w-full overflow-x-auto font-mono text-xs">{feed}</p>
        <PostForm action={renewFeedAction}>
          <Button type="submit" size="sm">
            Make a new address
          </Button>
        </PostForm>
      </Section>
    </>
  )
}
