'use client'

import { Check, Circle, CircleDashed } from 'lucide-react'
import { cn } from '@/lib/core/cn'
import { requirementsOf, sectionsOf, type Requirement } from '@/lib/rfcs/rules-sections'
import type { RfcTemplate } from '@/lib/rfcs/rules-templates'

const words: Record<Requirement['state'], string> = {
  there: 'written',
  empty: 'empty',
  missing: 'missing',
  unfounded: 'links no evidence',
}

export type SectionListProps = {
  template: RfcTemplate | null
  body: string
  /** To a place in the source; null without the editor. */
  onGo: ((at: number) => void) | null
  onAdd: ((name: string) => void) | null
}

/** The headings of what is being written, and what review will ask for. */
export function SectionList({ template, body, onGo, onAdd }: SectionListProps) {
  const sections = sectionsOf(body)
  const asked = template ? requirementsOf(template, body) : []
  const requirement = (name: string) => asked.find((one) => one.name.toLowerCase() === name.toLowerCase())
  const missing = asked.filter(({ state }) => state === 'missing')
  const open = asked.filter(({ state }) => state !== 'there').length
  const top = Math.min(...sections.map((section) => section.depth))
  if (sections.length + missing.length === 0) return null
  return (
    <section aria-label="Sections" className="text-sm">
      <h2 className="text-sm">Sections</h2>
      {asked.length > 0 && (
        <p className="mt-0.5 text-xs text-ink-3">
          {open === 0 ? 'Ready for review.' : `${open} of ${asked.length} still to write before review.`}
        </p>
      )}
      <ul className="mt-2">
        {sections.slice(0, 60).map((section) => (
          <li key={section.at} className={cn(section.depth > top && 'pl-3', section.depth > top + 1 && 'pl-6')}>
            <Row
              name={section.name}
              state={requirement(section.name)?.state}
              onPress={onGo && (() => onGo(section.at))}
            />
          </li>
        ))}
        {missing.map(({ name }) => (
          <li key={name}>
            <Row name={name} state="missing" verb="Add " onPress={onAdd && (() => onAdd(name))} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Row({
  name,
  state,
  verb,
  onPress,
}: {
  name: string
  state?: Requirement['state']
  verb?: string
  onPress: (() => void) | null
}) {
  const Icon = state === 'there' ? Check : state === 'missing' ? CircleDashed : Circle
  return (
    <button
      type="button"
      disabled={!onPress}
      onClick={onPress ?? undefined}
      className="flex w-full items-center gap-1.5 rounded-sm py-1 text-left text-ink-2 hover:text-ink disabled:text-ink-3"
    >
      {state ? (
        <Icon aria-hidden className={cn('size-3.5 shrink-0', state === 'there' ? 'text-good' : 'text-warn')} />
      ) : (
        <span className="w-3.5 shrink-0" />
      )}
      <span className="min-w-0 flex-1 truncate">
        {verb}
        {name}
      </span>
      {state && state !== 'there' && <span className="shrink-0 text-xs text-warn">{words[state]}</span>}
      {state === 'there' && <span className="sr-only">, {words.there}</span>}
    </button>
  )
}
