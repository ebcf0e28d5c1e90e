import { DAY_MS } from '@/lib/core/clock'
import type { StoredTheme } from '@/lib/evidence/schema-themes'
import { matchThemes, type NamedTheme } from '@/lib/reading/rules-match'

/** A group of texts that was found: see `findGroups` of the reading room. */
export interface Group {
  label: string
  terms: string[]
  members: { id: string; weight: number }[]
}

/** A theme as it is to be stored. */
export interface PlannedTheme {
  id: string
  label: string
  terms: string[]
  members: { id: string; weight: number }[]
}

export interface ThemePlan {
  themes: PlannedTheme[]
  /** Nothing is in them now, but a person had a hand in them, or they became an insight: kept, without pieces. */
  empty: string[]
  /** To delete. */
  gone: string[]
  changes: ThemeChanges
}

/** What a run did to the themes there were, for people to see. */
export interface ThemeChanges {
  split: { id: string; label: string; into: NamedTheme[] }[]
  merged: { id: string; label: string; from: NamedTheme[] }[]
  faded: NamedTheme[]
}

/**
 * Joins what was found to the themes there are: a group that goes on from a theme keeps its id, and its name where a person gave it; what a person put
 * into a theme stays in it, and in no other; what a person merged stays merged; a theme that became an insight is never lost.
 * @param stored every theme, merged ones too
 * @param newId makes ids
 */
export function planThemes(stored: readonly StoredTheme[], groups: readonly Group[], newId: () => string): ThemePlan {
  const byId = new Map(stored.map((theme) => [theme.id, theme]))
  const target = (id: string): string => {
    const seen = new Set<string>()
    let at = id
    for (
      let next = byId.get(at)?.mergedIntoId;
      next && byId.has(next) && !seen.has(next);
      next = byId.get(at)?.mergedIntoId
    ) {
      seen.add(at)
      at = next
    }
    return at
  }
  const chosen = stored.flatMap((theme) =>
    theme.members.filter((one) => one.chosen).map((one) => ({ evidenceId: one.evidenceId, themeId: target(theme.id) })),
  )
  const placed = new Set(chosen.map((one) => one.evidenceId))
  const known = stored.map(({ id, label, members }) => ({ id, label, members: members.map((one) => one.evidenceId) }))
  const matched = matchThemes(
    known,
    groups.map((group) => group.members.map((one) => one.id)),
  )
  const before = new Map(stored.flatMap((theme) => theme.members.map((one) => [one.evidenceId, theme.id] as const)))
  const targets = new Set(stored.filter((theme) => theme.mergedIntoId).map((theme) => target(theme.id)))
  /** The merged theme that at least half of a group's known pieces were in: what was put together is not found apart again. */
  const mergedInto = (group: Group): string | undefined => {
    const places = group.members.flatMap((one) => before.get(one.id) ?? [])
    return [...targets].find((id) => places.filter((one) => one === id).length * 2 >= Math.max(1, places.length))
  }
  const planned = new Map<string, PlannedTheme>()
  const idOf = groups.map((group, at) => {
    const goesOn = matched.ids[at] ?? mergedInto(group)
    const id = goesOn ? target(goesOn) : newId()
    const old = byId.get(id)
    const label = old?.labelPinned ? old.label : group.label
    const theme = planned.get(id) ?? { id, label, terms: group.terms, members: [] }
    theme.members.push(...group.members.filter((one) => !placed.has(one.id)))
    planned.set(id, theme)
    return id
  })
  for (const { evidenceId, themeId } of chosen) {
    const old = byId.get(themeId)!
    const theme = planned.get(themeId) ?? { id: themeId, label: old.label, terms: old.terms, members: [] }
    if (!theme.members.some((one) => one.id === evidenceId)) theme.members.push({ id: evidenceId, weight: 1 })
    planned.set(themeId, theme)
  }
  const themes = [...planned.values()].filter((theme) => theme.members.length > 0)
  const full = new Set(themes.map((theme) => theme.id))
  const kept = (theme: StoredTheme) =>
    theme.labelPinned || theme.source === 'hand' || theme.promotedInsightId !== null || theme.mergedIntoId !== null
  const rest = stored.filter((theme) => !full.has(theme.id))
  const isKept = (theme: StoredTheme) => kept(theme) || targets.has(theme.id)
  const name = (at: number): NamedTheme => ({ id: idOf[at]!, label: planned.get(idOf[at]!)!.label })
  const different = (all: NamedTheme[]) => [...new Map(all.map((one) => [one.id, one])).values()]
  return {
    themes,
    empty: rest.filter(isKept).map((theme) => theme.id),
    gone: rest.filter((theme) => !isKept(theme)).map((theme) => theme.id),
    changes: {
      split: matched.split
        .map(({ theme, into }) => ({ ...theme, into: different(into.map(name)) }))
        .filter(({ into }) => into.length > 1),
      merged: matched.merged.map(({ into, from }) => ({ ...name(into), from })),
      faded: matched.faded.filter(({ id }) => !full.has(id) && !byId.get(id)?.mergedIntoId),
    },
  }
}

/** How a theme moves: items of the last 90 days against the 90 before, −1 (only before) to 1 (only now). */
export function trendOf(dates: readonly Date[], now: Date): number {
  const age = (date: Date) => (now.getTime() - date.getTime()) / DAY_MS
  const recent = dates.filter((date) => age(date) < 90).length
  const before = dates.filter((date) => age(date) >= 90 && age(date) < 180).length
  return recent + before === 0 ? 0 : (recent - before) / (recent + before)
}
