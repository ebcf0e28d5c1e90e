import type { Metadata } from 'next'
import { Board } from '@/components/roadmap/board'
import { CapacityForm } from '@/components/roadmap/capacity-form'
import { ColumnFoot, ColumnHead, FIRST_CARDS, MOST_CARDS } from '@/components/roadmap/column-parts'
import { NothingPlanned } from '@/components/roadmap/nothing-planned'
import { StillBoard } from '@/components/roadmap/still-board'
import { ViewSwitch } from '@/components/roadmap/view-switch'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { can } from '@/lib/core/actor'
import { param, type SearchParams } from '@/lib/core/url'
import { getBoard } from '@/lib/roadmap/queries'
import type { Horizon } from '@/lib/roadmap/schema'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Roadmap' }

const asked = (params: SearchParams, horizon: Horizon): number => {
  const cards = Number(param(params, horizon))
  return Number.isInteger(cards) && cards > 0 ? Math.min(cards, MOST_CARDS) : FIRST_CARDS
}

export default async function RoadmapPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await pageActorWith('roadmap.read')
  const params = await searchParams
  const { columns, capacity } = await getBoard(actor, {
    now: asked(params, 'now'),
    next: asked(params, 'next'),
    later: asked(params, 'later'),
  })
  const writes = can(actor, 'roadmap.write')
  const full = can(actor, 'roadmap.score')
  const byHorizon = <T,>(of: (column: (typeof columns)[number]) => T) =>
    Object.fromEntries(columns.map((column) => [column.horizon, of(column)])) as Record<Horizon, T>
  const cards = byHorizon((column) => column.cards)
  const heads = byHorizon((column) => <ColumnHead column={column} capacity={capacity} full={full} />)
  const feet = byHorizon((column) => <ColumnFoot column={column} params={params} />)
  const empty = columns.every((column) => column.items === 0)
  return (
    <>
      <PageHeader
        title="Roadmap"
        facts={
          full
            ? 'Ordered by hand; each card says what its evidence would make of it.'
            : 'What is being worked on, what is next, and what comes later.'
        }
        action={
          writes &&
          !empty && (
            <ButtonLink href="/roadmap/new" variant="primary">
              New item
            </ButtonLink>
          )
        }
        overflow={writes && !empty && <CapacityForm weeks={capacity} />}
      />
      <ViewSwitch current="board" />
      {empty ? (
        <NothingPlanned mayWrite={writes} />
      ) : writes ? (
        <Board cards={cards} capacity={capacity} heads={heads} feet={feet} />
      ) : (
        <StillBoard columns={columns} heads={heads} feet={feet} />
      )}
    </>
  )
}
