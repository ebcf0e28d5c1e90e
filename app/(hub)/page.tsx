import type { Metadata } from 'next'
import { AskedOfYou } from '@/components/platform/asked-of-you'
import { FirstTeams } from '@/components/platform/first-teams'
import { KeyFigures } from '@/components/platform/key-figures'
import { LadderSection } from '@/components/platform/ladder-section'
import { NearYou } from '@/components/platform/near-you'
import { programmeFigures, programmeWaits } from '@/components/platform/programme'
import { WaitingList } from '@/components/platform/waiting-list'
import { WhatBecame } from '@/components/platform/what-became'
import { PageHeader } from '@/components/ui/page-header'
import { can, type Actor } from '@/lib/core/actor'
import { systemClock } from '@/lib/core/clock'
import { myHome, programmeHome, type ProgrammeHome } from '@/lib/platform/queries-home'
import { pageActor } from '@/lib/server/session'
import { markNotified } from '@/lib/updates/commands'

export const metadata: Metadata = { title: 'Home' }

/** Home: for everybody what is asked and what became of what they said; for those who run the research, the ladder too. */
export default async function HomePage() {
  const actor = await pageActor()
  const now = systemClock()
  const [mine, programme] = await Promise.all([
    myHome(actor),
    can(actor, 'insight.write') ? programmeHome(actor, now) : null,
  ])
  // Shown is told: the ledger counts it once the page has it.
  await markNotified(
    actor,
    mine.became.filter((each) => each.state === 'owed').map((each) => each.updateId),
    now,
  )
  return (
    <>
      <PageHeader title="Home" />
      {programme && <Programme actor={actor} programme={programme} now={now} />}
      <WhatBecame became={mine.became} now={now} />
      <AskedOfYou surveys={mine.asked} />
      {can(actor, 'rfc.read') && <NearYou rfcs={mine.near} now={now} />}
    </>
  )
}

/** Figures, what waits and the ladder; before the first team, where to begin, for without teams none of them says anything. */
function Programme({ actor, programme, now }: { actor: Actor; programme: ProgrammeHome; now: Date }) {
  const figures = programme.picture.rows.length > 0
  return (
    <>
      {figures ? (
        <KeyFigures figures={programmeFigures(programme)} />
      ) : (
        <FirstTeams mayAdd={can(actor, 'team.write')} />
      )}
      {(figures || programme.unfiled > 0) && <WaitingList waiting={programmeWaits(programme)} />}
      {figures && <LadderSection picture={programme.picture} now={now} canPlan={can(actor, 'session.write')} />}
    </>
  )
}
