import { Estimate } from '@/components/ui/estimate'
import { formatPercent, formatPercentInterval, plural } from '@/lib/core/format'
import { shareAnswered } from '@/lib/platform/rules-home'
import type { ProgrammeHome } from '@/lib/platform/queries-home'
import type { KeyFigure } from './key-figures'
import type { Waiting } from './waiting-list'

/** The three numbers of the research programme: is the platform liked, are people heard, are they told. */
export function programmeFigures({ pulse, picture, told }: ProgrammeHome): KeyFigure[] {
  return [pulseFigure(pulse), heardFigure(picture), ...(told ? [toldFigure(told)] : [])]
}

function pulseFigure(pulse: ProgrammeHome['pulse']): KeyFigure {
  const label = 'Answered the last survey'
  if (!pulse) return { label, value: 'None closed yet', note: 'Its rate and its first result will stand here.' }
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
    label: 'Engineers whose team was heard beyond a survey, lately',
    value: <Estimate count={engineers - waiting} of={engineers} />,
    note: 'Every engineer is counted, so there is no interval. The platform team is left out.',
  }
}

function toldFigure(told: NonNullable<ProgrammeHome['told']>): KeyFigure {
  const owed = told.owed + told.told
  if (owed === 0)
    return {
      label: 'Promises kept',
      value: 'None made yet',
      note: 'Who gave the evidence is owed an answer when it ships.',
    }
  return {
    label: 'People told what became of what they said',
    value: <Estimate count={told.told} of={owed} />,
    note: told.muted > 0 ? `${told.muted} asked not to be told.` : 'Nobody asked not to be told.',
  }
}

/** What waits for those who run the programme. */
export function programmeWaits({ unfiled, contested, told, picture }: ProgrammeHome): Waiting[] {
  return [
    { what: 'pieces of evidence that no insight has yet', count: unfiled, href: '/insights/desk' },
    { what: 'insights that the evidence contests', count: contested, href: '/insights?q=is%3Acontested' },
    { what: 'people who are owed an answer', count: told?.owed ?? 0, href: '/updates' },
    { what: 'teams that are owed a conversation', count: picture.owed.length, href: '#ladder' },
  ]
}
