import type { Metadata } from 'next'
import { paths } from '@/lib/core/paths'
import { ActionForm } from '@/components/ui/action-form'
import { Changed } from '@/components/updates/changed'
import { Said } from '@/components/updates/said'
import { ToldBar } from '@/components/updates/told-bar'
import { YourWords } from '@/components/updates/your-words'
import { AUDIENCE_LABELS, KIND_LABELS, KIND_TEXT } from '@/components/updates/labels'
import { Segmented } from '@/components/ui/segmented'
import { param, type SearchParams } from '@/lib/core/url'
import { AUDIENCES } from '@/lib/updates/schema'
import { Badge } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/link'
import { Markdown } from '@/components/ui/markdown'
import { PageHeader, Section } from '@/components/ui/page-header'
import { Time } from '@/components/ui/time'
import { can } from '@/lib/core/actor'
import { systemClock } from '@/lib/core/clock'
import { renderMarkdown } from '@/lib/core/text/markdown'
import { findOutcome } from '@/lib/outcomes/queries-outcome'
import { getItem } from '@/lib/roadmap/queries'
import { orNull } from '@/lib/server/page'
import { pageActorWith } from '@/lib/server/session'
import { updateOfPage } from '../page-update'
import { declineAction } from '@/lib/updates/actions'
import { audienceOf } from '@/lib/updates/rules-audience'
import { markTold } from '@/lib/updates/commands'
import { getReads } from '@/lib/updates/queries-digest'
import { getLedgers, findPersonalUpdate } from '@/lib/updates/queries'
import { quotesBehind } from '@/lib/updates/queries-trail'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const actor = await pageActorWith('update.read')
  return { title: (await updateOfPage(actor, (await params).id)).title }
}

export default async function UpdatePage({ params, searchParams }: Props) {
  const actor = await pageActorWith('update.read')
  const [now, query] = [systemClock(), await searchParams]
  const [update, chosen] = await Promise.all([updateOfPage(actor, (await params).id), getReads(actor)])
  const asked = AUDIENCES.find((one) => one === param(query, 'for'))
  const audience = asked && update.audiences.includes(asked) ? asked : audienceOf(update, actor.role, chosen)
  const text = update.texts[audience] ?? update
  const reads = update.itemId !== null && can(actor, 'evidence.read')
  const [item, outcome, said, mine, told] = await Promise.all([
    // An item may have been taken back to a draft since: what was told stays told.
    update.itemId ? orNull(getItem(actor, update.itemId)) : null,
    update.itemId ? orNull(findOutcome(actor, update.itemId, now)) : null,
    reads && update.itemId ? orNull(quotesBehind(actor, update.itemId, 6)) : null,
    findPersonalUpdate(actor, update.id),
    getLedgers(actor, [update.id]),
  ])
  // Shown is told.
  if (mine?.state === 'owed') await markTold(actor, [update.id], now)
  const ledger = told.get(update.id)
  const changed = item && <Changed item={item} outcome={outcome} />
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Updates', href: paths.updates() }]}
        title={text.title}
        status={
          <>
            <Badge>{KIND_LABELS[update.kind]}</Badge>
            {audience !== 'everyone' && <Badge>For {AUDIENCE_LABELS[audience]}</Badge>}
          </>
        }
        facts={
          <span className="flex flex-wrap gap-x-4 gap-y-1">
            <span>
              Published <Time at={new Date(update.publishedAt)} now={now} />
            </span>
            {ledger && <ToldBar told={ledger} />}
          </span>
        }
      />
      {update.audiences.length > 1 && (
        <Segmented
          label="Written for"
          className="mb-5"
          choices={update.audiences.map((one) => ({
            label: `For ${AUDIENCE_LABELS[one]}`,
            href: `?for=${one}`,
            current: one === audience,
          }))}
        />
      )}
      {mine && <YourWords mine={mine} />}
      <div className="grid gap-x-12 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        {said !== null && said.length > 0 && (
          <Section
            title="You said"
            aside={reads && update.itemId && <TextLink href={paths.itemTrail(update.itemId)}>The whole trail</TextLink>}
          >
            <Said pieces={said} />
          </Section>
        )}
        <Section title={KIND_TEXT[update.kind].label}>
          <Markdown html={renderMarkdown(text.body)} className="max-w-prose" />
          {update.kind === 'measured' && changed}
        </Section>
      </div>
      {/* One place says what it changed: of an update about just that, the section above. */}
      {changed && update.kind !== 'measured' && <Section title={KIND_TEXT.measured.label}>{changed}</Section>}
      {mine && mine.state !== 'muted' && (
        <ActionForm action={declineAction} submit="Take this off my list" variant="ghost" size="sm" inline>
          <input type="hidden" name="id" value={update.id} />
        </ActionForm>
      )}
    </>
  )
}
