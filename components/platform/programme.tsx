import { formatIsoDay } from '@/lib/core/relative-time'
import { Estimate } from '@/components/ui/estimate'
import { formatPercent, formatPercentInterval, plural } from '@/lib/core/format'
import { shareAnswered } from '@/lib/platform/rules-home'
import type { ProgrammeHome } from '@/lib/platform/queries-home'
import type { KeyFigure } from './key-figures'
import { owedWords } from './owed-words'
import { paths } from '@/lib/core/paths'
import { metricWords } from '@/lib/outcomes/rules-format'
import { DUE_LISTED } from '@/lib/outcomes/schema-outcome'
import { MAX_WAITING } from '@/lib/evidence/queries-triage'
import { beginning } from '@/lib/core/text/excerpt'
import type { RfcListView } from '@/lib/rfcs/presenter'
import type { Task } from './task-list'

/** The three numbers of the research programme: is the platform liked, are people heard, are they told. */
export function programmeFigures({ pulse, picture, told }: ProgrammeHome): KeyFigure[] {
  return [pulseFigure(pulse), heardFigure(picture), ...(told ? [toldFigure(told)] : [])]
}

function pulseFigure(pulse: ProgrammeHome['pulse']): KeyFigure {
  const label = 'Answered the last survey'
  if (!pulse) return { label, value: 'None closed yet', note: 'Its response rate and first result are shown here.' }
  const headline = pulse.questions.find((question) => question.favourable !== undefined && question.favourableCi)
  const note = headline?.favourableCi
    ? `${formatPercent(headline.favourable ?? 0)} favourable (${formatPercentInterval(...headline.favourableCi)}) to “${headline.label}”`
    : pulse.title
  const share = shareAnswered(pulse)
  return { label, value: share ? <Estimate count={share.count} of={share.of} /> : plural(pulse.n ?? 0, 'answer'), note }
}

function heardFigure({ rows, owed }: ProgrammeHome['picture']): KeyFigure {
  const users = rows.filter((row) => !row.team.platform)
  const engineers = users.reduce((sum, row) => sum + row.team.headcount, 0)
  const waiting = owed.reduce((sum, each) => sum + each.team.headcount, 0)
  return {
    label: 'Engineers in teams with recent interviews, RFCs or embeds',
    value: <Estimate count={engineers - waiting} of={engineers} />,
    note: 'Counted, not estimated: no interval. The platform team is left out.',
  }
}

function toldFigure(told: NonNullable<ProgrammeHome['told']>): KeyFigure {
  const owed = told.owed + told.told
  const label = 'Answers told to people whose evidence was used'
  if (owed === 0)
    return {
      label,
      value: 'Nothing shipped yet',
      note: 'When an item ships, everyone whose evidence it used is told.',
    }
  return {
    label,
    value: <Estimate count={told.told} of={owed} />,
    note: `One per person and update. ${told.muted > 0 ? `${told.muted} more turned this off.` : 'No one opted out.'}`,
  }
}

const SHOWN_LETTERS = 110

/** What there is to do for those who run the programme: one thing of each kind, with how many more there are. */
export function programmeTasks(
  { unfiled, newest, contested, disputed, untold, told, due: unrecorded, reviews, unplanned, picture }: ProgrammeHome,
  lastCall: RfcListView | undefined,
): Task[] {
  const due = picture.owed[0]
  const [outcome] = unrecorded
  const review = reviews?.items[0]
  const [accepted] = unplanned
  return [
    ...(newest
      ? [
          {
            kind: 'Unsorted evidence',
            what: `“${beginning(newest.text, SHOWN_LETTERS)}”`,
            at: newest.occurredAt,
            more: Math.max(0, unfiled - 1),
            atLeast: unfiled > MAX_WAITING,
            verb: 'Sort evidence',
            href: paths.insightDesk(),
          },
        ]
      : []),
    ...(disputed
      ? [
          {
            kind: 'Conflicting evidence',
            what: disputed.statement,
            more: contested - 1,
            verb: 'Resolve',
            href: paths.insight(disputed.id),
          },
        ]
      : []),
    ...(untold
      ? [
          {
            kind: 'To notify',
            what: `${untold.update.title} · ${plural(untold.owed, 'person', 'people')} to notify`,
            more: (told?.owed ?? 0) - untold.owed,
            moreOf: 'of other updates',
            verb: 'Open update',
            href: paths.update(untold.update.id),
          },
        ]
      : []),
    ...(outcome
      ? [
          {
            kind: 'Outcome due',
            what:
              `${outcome.title} · ${metricWords(outcome.metric)}, agreed ` +
              `for ${formatIsoDay(outcome.by)}${outcome.isShipped ? '' : ', not shipped yet'}`,
            more: unrecorded.length - 1,
            atLeast: unrecorded.length >= DUE_LISTED,
            verb: outcome.isShipped ? 'Record result' : 'Open item',
            href: paths.item(outcome.itemId),
          },
        ]
      : []),
    ...(review
      ? [
          {
            kind: 'Build or buy?',
            what: `${review.title} · to be asked again since ${formatIsoDay(review.on)}`,
            more: (reviews?.total ?? 1) - 1,
            verb: 'Review',
            href: paths.itemEdit(review.id),
          },
        ]
      : []),
    ...(accepted
      ? [
          {
            kind: 'Accepted RFC',
            what: `RFC ${accepted.number} · ${accepted.title}: on the roadmap yet?`,
            more: unplanned.length - 1,
            verb: 'Make an item',
            href: paths.roadmapNew({ rfc: accepted.number }),
          },
        ]
      : []),
    ...(due
      ? [
          {
            kind: 'Due for research',
            what: owedWords(due),
            more: picture.owed.length - 1,
            verb: 'Plan',
            href: due.next === 'survey' ? paths.surveys() : paths.sessionNew({ kind: due.next, team: due.team.name }),
          },
        ]
      : []),
    ...(lastCall?.reviewEndsAt
      ? [
          {
            kind: 'Last call',
            what: `RFC ${lastCall.number} · ${lastCall.title}`,
            ends: lastCall.reviewEndsAt,
            more: 0,
            verb: 'Open RFC',
            href: paths.rfc(lastCall.number),
          },
        ]
      : []),
  ]
}
