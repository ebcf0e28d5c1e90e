import { formatIsoDay } from '@/lib/core/relative-time'
import { Section } from '@/components/ui/page-header'
import { TextLink } from '@/components/ui/link'
import { Time } from '@/components/ui/time'
import { KIND_LABELS } from '@/components/updates/labels'
import { OutcomeTile } from '@/components/outcomes/outcome-tile'
import { plural } from '@/lib/core/format'
import { metricTitle } from '@/lib/outcomes/rules-format'
import { paths } from '@/lib/core/paths'
import { formatStated } from '@/lib/outcomes/presenter-labels'
import type { Outcome } from '@/lib/outcomes/schema-outcome'
import type { PlatformNews } from '@/lib/platform/queries-home'

/** What changed by measurement, what is being worked on and for which outcome: for those who neither answer nor propose. */
export function PlatformNewsSections({ news, now }: { news: PlatformNews; now: Date }) {
  const unmeasured = news.inNow.filter((item) => !news.outcomes.has(item.id))
  return (
    <>
      <Section title="What changed" id="changed">
        {news.measured.length === 0 ? (
          <p className="text-ink-2">No shipped item has an outcome that is measured yet.</p>
        ) : (
          <div className="grid gap-x-8 gap-y-6 sm:grid-cols-2 xl:grid-cols-4">
            {news.measured.map(({ item, outcome }) => (
              <OutcomeTile key={item.id} title={item.title} outcome={outcome} />
            ))}
          </div>
        )}
      </Section>
      <div className="grid gap-x-10 lg:grid-cols-2">
        <Section title="Being worked on" id="now" aside={<TextLink href={paths.roadmap()}>Roadmap</TextLink>}>
          {news.inNow.length === 0 ? (
            <p className="text-ink-2">Nothing is in Now.</p>
          ) : (
            <ul className="divide-y border-y">
              {news.inNow.map((item) => (
                <li key={item.id} className="py-2">
                  <TextLink href={paths.item(item.id)}>{item.title}</TextLink>
                  <p className="text-sm text-ink-2">{promiseOf(news.outcomes.get(item.id)) ?? item.outcome}</p>
                </li>
              ))}
            </ul>
          )}
          {unmeasured.length > 0 && (
            <p className="mt-2 text-sm text-warn">
              {plural(unmeasured.length, 'item')} in Now without a metric: whether{' '}
              {unmeasured.length === 1 ? 'it' : 'they'} worked will not be known.
            </p>
          )}
        </Section>
        <Section title="Updates" id="shipped" aside={<TextLink href={paths.updates()}>All updates</TextLink>}>
          {news.updates.length === 0 ? (
            <p className="text-ink-2">Nothing has been published yet.</p>
          ) : (
            <ul className="divide-y border-y">
              {news.updates.map((update) => (
                <li key={update.id} className="py-2">
                  <TextLink href={paths.update(update.id)}>{update.title}</TextLink>
                  <p className="text-sm text-ink-3">
                    {KIND_LABELS[update.kind]} · <Time at={new Date(update.publishedAt)} now={now} as="day" />
                  </p>
                </li>
              ))}
            </ul>
          )}
        </Section>
      </div>
    </>
  )
}

/** "night-pages from 11 to 8 a week by 1 Mar 2026" */
const promiseOf = (outcome: Outcome | undefined): string | null =>
  outcome
    ? `${metricTitle(outcome.metric)} from ${formatStated(outcome.baseline, '')} ` +
      `to ${formatStated(outcome.target, outcome.unit)} by ${formatIsoDay(outcome.by)}`
    : null
