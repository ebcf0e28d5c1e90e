import { TextLink } from '@/components/ui/link'
import { Section } from '@/components/ui/page-header'
import { plural } from '@/lib/core/format'
import { paths } from '@/lib/core/paths'
import { STATUS_LABELS } from '@/lib/rfcs/presenter-labels'
import type { WeekMoves } from '@/lib/platform/queries-week'

const NAMED = 3
const more = (all: number) => (all > NAMED ? ` and ${all - NAMED} more` : '')

/** What moved since this day last week: what was heard, decided, closed and published. Nothing where nothing did. */
export function WeekMovesSection({ moves: { heard, decided, closed, published } }: { moves: WeekMoves }) {
  const lines = [
    ...(heard.pieces > 0
      ? [
          <>
            <TextLink href={paths.evidence()}>{plural(heard.pieces, 'piece')}</TextLink> heard beyond surveys, from{' '}
            {plural(heard.teams, 'team')}
          </>,
        ]
      : []),
    ...(closed.length > 0
      ? [<Named key="c" verb="Closed" all={closed.map((one) => ({ title: one.title, href: paths.survey(one.id) }))} />]
      : []),
    ...(decided.length > 0
      ? [
          <Named
            key="d"
            verb="Decided"
            all={decided.map((one) => ({
              title: `RFC ${one.number} ${one.title}, ${STATUS_LABELS[one.status as keyof typeof STATUS_LABELS].toLowerCase()}`,
              href: paths.rfc(one.number),
            }))}
          />,
        ]
      : []),
    ...(published.length > 0
      ? [
          <Named
            key="p"
            verb="Published"
            all={published.map((one) => ({ title: one.title, href: paths.update(one.id) }))}
          />,
        ]
      : []),
  ]
  if (lines.length === 0) return null
  return (
    <Section title="Since last week" id="week">
      <ul className="space-y-1">
        {lines.map((line, at) => (
          <li key={at}>{line}</li>
        ))}
      </ul>
    </Section>
  )
}

function Named({ verb, all }: { verb: string; all: { title: string; href: ReturnType<typeof paths.home> }[] }) {
  return (
    <>
      <span className="text-ink-3">{verb}: </span>
      {all.slice(0, NAMED).map((one, at) => (
        <span key={one.href}>
          {at > 0 && ', '}
          <TextLink href={one.href}>{one.title}</TextLink>
        </span>
      ))}
      {more(all.length)}
    </>
  )
}
