import type { Metadata } from 'next'
import { paths } from '@/lib/core/paths'
import { ActionForm } from '@/components/ui/action-form'
import { Said } from '@/components/updates/said'
import { ToldBar } from '@/components/updates/told-bar'
import { YourWords } from '@/components/updates/your-words'
import { AUDIENCE_LABELS } from '@/components/updates/labels'
import { Badge } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/link'
import { Markdown } from '@/components/ui/markdown'
import { PageHeader, Section } from '@/components/ui/page-header'
import { Time } from '@/components/ui/time'
import { can } from '@/lib/core/actor'
import { systemClock } from '@/lib/core/clock'
import { renderMarkdown } from '@/lib/core/text/markdown'
import { getItem } from '@/lib/roadmap/queries'
import { orNotFound } from '@/lib/server/page'
import { pageActorWith } from '@/lib/server/session'
import { declineAction } from '@/lib/updates/actions'
import { markNotified } from '@/lib/updates/commands'
import { getUpdate, getLedgers, findAnswer } from '@/lib/updates/queries'
import { quotesBehind } from '@/lib/updates/queries-trail'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const actor = await pageActorWith('update.read')
  return { title: (await orNotFound(getUpdate(actor, (await params).id))).title }
}

export default async function UpdatePage({ params }: Props) {
  const actor = await pageActorWith('update.read')
  const now = systemClock()
  const update = await orNotFound(getUpdate(actor, (await params).id))
  const reads = update.itemId !== null && can(actor, 'evidence.read')
  const [item, said, mine, told] = await Promise.all([
    update.itemId ? getItem(actor, update.itemId) : null,
    reads && update.itemId ? quotesBehind(actor, update.itemId, 6) : [],
    findAnswer(actor, update.id),
    getLedgers(actor, [update.id]),
  ])
  // Shown is told.
  if (mine?.state === 'owed') await markNotified(actor, [update.id], now)
  const ledger = told.get(update.id)
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Updates', href: paths.updates() }]}
        title={update.title}
        status={update.audience !== 'everyone' && <Badge>For {AUDIENCE_LABELS[update.audience]}</Badge>}
        facts={
          <span className="flex flex-wrap gap-x-4 gap-y-1">
            <span>
              Published <Time at={new Date(update.publishedAt)} now={now} />
            </span>
            {ledger && <ToldBar told={ledger} />}
          </span>
        }
      />
      {mine && <YourWords mine={mine} />}
      <div className="grid gap-x-12 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        {said.length > 0 && (
          <Section
            title="You said"
            aside={reads && update.itemId && <TextLink href={paths.itemTrail(update.itemId)}>The whole trail</TextLink>}
          >
            <Said pieces={said} />
          </Section>
        )}
        <Section title="We did">
          <Markdown html={renderMarkdown(update.body)} className="max-w-prose" />
        </Section>
      </div>
      {item && (
        <Section title="What it changed">
          <p className="max-w-prose text-ink-2">
            {item.outcome ? (
              <>
                Agreed beforehand: <span className="text-ink">{item.outcome}</span> It has not been measured yet.
              </>
            ) : (
              'No outcome was agreed before building, so nothing can be measured against it.'
            )}
          </p>
          <p className="mt-2 text-sm">
            <TextLink href={paths.item(item.id)}>{item.title}</TextLink> on the roadmap
          </p>
        </Section>
      )}
      {mine && mine.state !== 'muted' && (
        <ActionForm action={declineAction} submit="Take this off my list" variant="ghost" size="sm" inline>
          <input type="hidden" name="id" value={update.id} />
        </ActionForm>
      )}
    </>
  )
}
