'use client'

import { DndContext, MouseSensor, TouchSensor, useDraggable, useDroppable, useSensor, useSensors } from '@dnd-kit/core'
import { TextLink } from '@/components/ui/link'
import { cn } from '@/lib/core/cn'
import { formatCount, formatNumber, plural } from '@/lib/core/format'
import type { Card } from '@/lib/roadmap/presenter'
import type { Group } from '@/lib/roadmap/queries-groups'
import type { GroupBy } from '@/lib/roadmap/schema-groups'
import { CardFace } from './board-card'
import { HeldCard, notByBrowser, SAYS_NOTHING } from './held-card'
import { HORIZON_LABELS } from './labels'
import { useGroups } from './use-groups'

/**
 * Open items by quarter, theme, capability or team: each card says in which column it is. Who writes the roadmap drags a
 * card into another group, or picks it up with `m` and the arrow keys. What others change appears in place.
 */
export function GroupedBoard({
  groups: given,
  by,
  writes,
  more,
  version,
  lists,
}: {
  groups: Group[]
  by: GroupBy
  writes: boolean
  more: number
  version: number
  /** Where all items of a group are listed, by its key. */
  lists: Record<string, string>
}) {
  const { groups, heldId, said, at, pick, put, drop, cancel } = useGroups({ given, by, writes, version })
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
  )
  const inHand = groups.flatMap((group) => group.cards).find((card) => card.id === heldId)
  return (
    <DndContext
      id="roadmap-groups"
      sensors={sensors}
      accessibility={SAYS_NOTHING}
      onDragStart={({ active }) => pick(String(active.id))}
      onDragOver={({ over }) => {
        if (over) put(String(over.id).slice(GROUP.length))
      }}
      onDragEnd={() => drop()}
      onDragCancel={cancel}
    >
      {writes && (
        <span hidden data-key="m" data-key-label="Pick up the card, move it to another group with the arrow keys" />
      )}
      <div className="scroll-hint relative flex gap-5 overflow-x-auto pb-4">
        {groups.map((group) => (
          <GroupColumn
            key={group.key}
            group={group}
            listHref={lists[group.key] ?? ''}
            writes={writes}
            heldId={heldId}
          />
        ))}
      </div>
      {more > 0 && <p className="text-sm text-ink-2">{plural(more, 'smaller group')} not shown: narrow the filter.</p>}
      <HeldCard card={inHand} said={said} keys={at} />
    </DndContext>
  )
}

const GROUP = 'group:'

function GroupColumn({
  group: { key, label, cards, items, weeks },
  listHref,
  writes,
  heldId,
}: {
  group: Group
  listHref: string
  writes: boolean
  heldId: string | null
}) {
  const { setNodeRef, isOver } = useDroppable({ id: `${GROUP}${key}`, disabled: !writes })
  return (
    <section ref={setNodeRef} aria-label={label} className={cn('w-72 shrink-0 grow basis-72', isOver && 'bg-hover')}>
      <div className="mb-3 flex items-baseline gap-2 border-b pb-1.5">
        <h2 className="min-w-0 truncate text-md">{label}</h2>
        <span className="text-sm text-ink-3 tabular-nums">{formatCount(items)}</span>
        {weeks !== null && (
          <span className="ml-auto text-sm whitespace-nowrap text-ink-3 tabular-nums">
            {formatNumber(weeks)} person-weeks
          </span>
        )}
      </div>
      <ol data-list className="min-h-24 space-y-2" onDragStart={notByBrowser}>
        {cards.map((card) => (
          <GroupCard key={card.id} card={card} writes={writes} held={heldId === card.id} />
        ))}
      </ol>
      {items > cards.length && (
        <p className="mt-2 text-sm text-ink-2">
          {plural(items - cards.length, 'more item')}. <TextLink href={listHref}>List all</TextLink>
        </p>
      )}
    </section>
  )
}

function GroupCard({ card, writes, held }: { card: Card; writes: boolean; held: boolean }) {
  const { setNodeRef, listeners } = useDraggable({ id: card.id, disabled: !writes })
  return (
    <li
      ref={setNodeRef}
      data-card={card.id}
      className={cn(
        writes ? 'card card-loose' : 'card',
        held && 'outline-2 outline-offset-1 outline-accent [&_a]:outline-none',
      )}
      {...listeners}
    >
      <CardFace card={card} />
      <p className="card-note">{HORIZON_LABELS[card.horizon]}</p>
    </li>
  )
}
