import type { Metadata } from 'next'
import { CopyLink } from '@/components/surveys/copy-link'
import { env } from '@/lib/server/env'
import { getFeedKey } from '@/lib/updates/queries-feed-key'
import { absolute, apiPaths, paths } from '@/lib/core/paths'
import { Rss } from 'lucide-react'
import { MailedForm, ReadsForm } from '@/components/updates/mailed-form'
import { MuteForm } from '@/components/updates/mute-form'
import { DraftList } from '@/components/updates/draft-list'
import { UpdateList } from '@/components/updates/update-list'
import { AUDIENCE_LABELS } from '@/components/updates/labels'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { buttonStyle } from '@/components/ui/button-style'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Segmented } from '@/components/ui/segmented'
import { can, type Actor } from '@/lib/core/actor'
import { systemClock } from '@/lib/core/clock'
import { param, withParams, type SearchParams } from '@/lib/core/url'
import { mapOutcomes } from '@/lib/outcomes/queries-outcome'
import { resolveItems } from '@/lib/roadmap/queries-titles'
import { isMailOn } from '@/lib/server/mail'
import { pageActorWith } from '@/lib/server/session'
import { listDrafts } from '@/lib/updates/queries-drafts'
import { getMailed } from '@/lib/updates/queries-digest'
import { listUpdates, getLedgers } from '@/lib/updates/queries'
import { AUDIENCES, type Update } from '@/lib/updates/schema'
import type { Outcome } from '@/lib/outcomes/schema-outcome'

export const metadata: Metadata = { title: 'Updates' }

const DRAFTS = 10

export default async function UpdatesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await pageActorWith('update.read')
  const params = await searchParams
  const audience = AUDIENCES.find((one) => one === param(params, 'audience'))
  const page = await listUpdates(actor, { audience, limit: 30, cursor: param(params, 'cursor') })
  const isFirst = param(params, 'cursor') === undefined
  const now = systemClock()
  const [drafts, outcomes, told, mailed, feedKey] = await Promise.all([
    isFirst && can(actor, 'roadmap.ship') ? listDrafts(actor, { limit: DRAFTS }) : null,
    outcomesOf(actor, page.data, now),
    getLedgers(
      actor,
      page.data.map((update) => update.id),
    ),
    getMailed(actor),
    getFeedKey(actor),
  ])
  // Before anything has shipped there is nothing to choose from.
  const bare = page.data.length === 0 && !audience
  return (
    <>
      <PageHeader
        title="Updates"
        facts="What shipped, because of what was said."
        action={can(actor, 'update.write') && <ButtonLink href={paths.updateReview()}>Review the month</ButtonLink>}
        overflow={
          <a href={apiPaths.updatesFeed()} className={buttonStyle({ variant: 'ghost' })}>
            <Rss aria-hidden /> Atom feed
          </a>
        }
      />
      {drafts && <DraftList drafts={drafts.data} more={drafts.nextCursor !== null} now={now} />}
      {!bare && (
        <Segmented
          label="Audience"
          className="mb-5"
          choices={[undefined, ...AUDIENCES].map((one) => ({
            label: one ? `For ${AUDIENCE_LABELS[one]}` : 'All',
            href: withParams(params, { audience: one }) || '?',
            current: one === audience,
          }))}
        />
      )}
      {page.data.length === 0 ? (
        <Empty
          title={audience ? `Nothing for ${AUDIENCE_LABELS[audience]} yet` : 'Nothing has shipped yet'}
          action={can(actor, 'roadmap.read') && <ButtonLink href={paths.roadmap()}>Look at the roadmap</ButtonLink>}
        >
          When a roadmap item ships, its update stands here, and everyone whose words it rests on is told.
        </Empty>
      ) : (
        <UpdateList updates={page.data} outcomes={outcomes} told={told} now={now} />
      )}
      <Pagination params={params} nextCursor={page.nextCursor} />
      <section
        aria-label="Telling you"
        className="mt-8 flex flex-wrap items-center gap-3 border-t pt-4 text-sm text-ink-2"
      >
        {mailed.muted
          ? 'You asked not to be told when something ships because of what you said.'
          : 'When something ships because of what you said, your home page tells you.'}
        <MuteForm muted={mailed.muted} />
        {!mailed.muted && isMailOn() && <MailedForm mail={mailed.mail} />}
        <ReadsForm reads={mailed.reads} />
        <details className="w-full">
          <summary className="min-h-6 cursor-pointer">A feed for a reader that cannot sign in</summary>
          <p className="mt-2 mb-1 max-w-prose">
            Whoever has this address reads updates as you do. “Sign out everywhere” in your settings ends it.
          </p>
          <CopyLink
            url={absolute(env().BASE_URL, apiPaths.updatesFeed({ key: feedKey, audience }))}
            label="Your feed"
          />
        </details>
      </section>
    </>
  )
}

/** What was measured of the items of these updates, of those that this reader may know. */
async function outcomesOf(actor: Actor, updates: readonly Update[], now: Date): Promise<Map<string, Outcome>> {
  const items = await resolveItems(
    actor,
    // Of what is only begun, or will not be done, nothing is measured.
    updates.flatMap(({ itemId, kind }) => ((kind === 'shipped' || kind === 'measured') && itemId ? [itemId] : [])),
  )
  return mapOutcomes(
    actor,
    [...items].map(([id, { shippedAt }]) => ({ id, shippedAt })),
    now,
  )
}
