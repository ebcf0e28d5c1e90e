import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { AskedOfYou } from '@/components/platform/asked-of-you'
import { FirstTeams } from '@/components/platform/first-teams'
import { FirstWeek } from '@/components/platform/first-week'
import { KeyFigures } from '@/components/platform/key-figures'
import { LadderSection, type LadderChoice } from '@/components/platform/ladder-section'
import { NearYou } from '@/components/platform/near-you'
import { SpeaksFor } from '@/components/platform/speaks-for'
import { programmeFigures, programmeTasks } from '@/components/platform/programme'
import { TaskList, type Task } from '@/components/platform/task-list'
import { WeekMovesSection } from '@/components/platform/week-moves'
import { fieldworkTasks, systemTasks } from '@/components/platform/week-tasks'
import { WhatBecame } from '@/components/platform/what-became'
import { MissionLine } from '@/components/catalog/mission'
import { getMission } from '@/lib/catalog/queries-mission'
import { PageHeader } from '@/components/ui/page-header'
import { Still } from '@/components/ui/still'
import { can, type Actor } from '@/lib/core/actor'
import { systemClock } from '@/lib/core/clock'
import { param, type SearchParams } from '@/lib/core/url'
import { PlatformNewsSections } from '@/components/platform/platform-news'
import { myHome, platformNews, programmeHome, type MyHome, type ProgrammeHome } from '@/lib/platform/queries-home'
import { getFirstWeek } from '@/lib/platform/queries-first-week'
import { findFieldworkWeek, getSystemState, getWeekMoves, type WeekMoves } from '@/lib/platform/queries-week'
import { pageActor } from '@/lib/server/session'
import { markTold } from '@/lib/updates/commands'

export const metadata: Metadata = { title: 'Home' }

/** Home: for everyone what is asked and what came of their feedback; for those who run the research, tasks and the ladder too. */
export default async function HomePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [actor, query] = await Promise.all([pageActor(), searchParams])
  const now = systemClock()
  const choice = {
    ladder: param(query, 'ladder'),
    by: param(query, 'by'),
    department: param(query, 'department'),
  }
  const proposes = can(actor, 'rfc.read')
  const runs = can(actor, 'insight.write')
  const [mission, mine, programme, news, moves, system, week, steps] = await Promise.all([
    getMission(actor, now),
    myHome(actor),
    runs ? programmeHome(actor, now) : null,
    proposes ? null : platformNews(actor, now),
    runs ? getWeekMoves(actor, now) : null,
    getSystemState(actor),
    findFieldworkWeek(actor, now),
    runs ? getFirstWeek(actor, now) : null,
  ])
  // Shown is told: the ledger counts it once the page has it.
  await markTold(
    actor,
    mine.became.filter((each) => each.state === 'owed').map((each) => each.updateId),
    now,
  )
  const head = (
    <>
      <PageHeader title="Home" />
      <MissionLine mission={mission} />
    </>
  )
  const rest = (
    <>
      {news && <PlatformNewsSections news={news} now={now} />}
      {((proposes && !runs) || mine.became.length > 0) && <WhatBecame became={mine.became} now={now} />}
      {(proposes || mine.asked.length > 0) && <AskedOfYou surveys={mine.asked} />}
      <SpeaksFor champions={mine.speaksFor} />
      {proposes && <NearYou rfcs={mine.near} now={now} />}
    </>
  )
  if (!programme)
    return (
      <Still>
        {head}
        {rest}
      </Still>
    )
  return (
    <>
      <Programme
        actor={actor}
        programme={programme}
        also={[...systemTasks(system), ...fieldworkTasks(week)]}
        moves={moves}
        steps={steps}
        near={mine.near}
        choice={choice}
        now={now}
      >
        {head}
      </Programme>
      <Still>{rest}</Still>
    </>
  )
}

/** The last call that ends first. */
const endingFirst = (rfcs: MyHome['near']) =>
  rfcs
    .filter((rfc) => rfc.status === 'last-call' && rfc.reviewEndsAt !== null)
    .sort((a, b) => (a.reviewEndsAt ?? '').localeCompare(b.reviewEndsAt ?? ''))[0]

/** Under what is given, figures, tasks and the ladder. Before the first team none of them says anything: then, where to begin. */
function Programme({
  actor,
  programme,
  also,
  moves,
  steps,
  near,
  choice,
  now,
  children,
}: {
  actor: Actor
  programme: ProgrammeHome
  /** Tasks of the hub itself and of fieldwork. */
  also: Task[]
  moves: WeekMoves | null
  steps: Awaited<ReturnType<typeof getFirstWeek>>
  near: MyHome['near']
  choice: LadderChoice
  now: Date
  children: ReactNode
}) {
  const tasks = [...also, ...programmeTasks(programme, endingFirst(near))]
  const figures = programme.picture.rows.length > 0
  return (
    <>
      <Still>
        {children}
        {figures ? (
          <KeyFigures figures={programmeFigures(programme)} />
        ) : (
          <FirstTeams mayAdd={can(actor, 'team.write')} />
        )}
        {steps && <FirstWeek steps={steps} actor={actor} />}
        {(figures || tasks.length > 0) && <TaskList tasks={tasks} now={now} />}
        {moves && <WeekMovesSection moves={moves} />}
      </Still>
      {figures && (
        <LadderSection
          picture={programme.picture}
          departments={programme.departments}
          choice={choice}
          now={now}
          canPlan={can(actor, 'session.write')}
        />
      )}
    </>
  )
}
