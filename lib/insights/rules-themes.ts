import { DAY_MS } from '@/lib/core/clock'
import { groupBy } from '@/lib/core/group'
import type { ReadTheme, StatementPart, StoredTheme } from '@/lib/evidence/schema-themes'
import { matchThemes, type NamedTheme } from '@/lib/reading/rules-match'
import { normalize } from '@/lib/reading/rules-products'
import { heaviest, isShared } from '@/lib/reading/rules-statements'

/** A piece of a group, by the statement of it that is nearest to the middle; null or left out: by all of it. */
export interface Member {
  id: string
  weight: number
  part?: StatementPart
}

/** A group of texts that was found: see `findGroups` of the reading room. */
export interface Group {
  label: string
  terms: string[]
  members: Member[]
  /** ISO 639-1. */
  language: string
  /** Mean of the vectors of its texts, of length 1; null where they were compared by their words. */
  centre: Float32Array | null
  spread: number | null
}

/** A theme as it is to be stored. */
export interface PlannedTheme {
  id: string
  label: string
  terms: string[]
  members: Member[]
  language: string | null
  centre: Float32Array | null
  spread: number | null
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

/** A group of fewer new texts joins what it was found with, or waits. */
const MIN_NEW = 3

/**
 * What was found, with the themes there are as they are: a theme whose texts have not changed must not move because others
 * came in. New texts that were found together with texts of a theme join that theme; those that are most of their group are
 * a theme of their own. Only a run that a person starts forms all groups from nothing.
 * @param read ids of the texts that were read; members of themes that are not among them are left out
 */
export function keepKnownThemes(
  stored: readonly ReadTheme[],
  groups: readonly Group[],
  read: ReadonlySet<string>,
): Group[] {
  const homes = homesIn(stored)
  const kept = new Map(
    stored.map((theme): [string, Group] => {
      const { label, terms, language, centre, spread } = theme
      const members = theme.members.flatMap(({ evidenceId, weight, part }) =>
        read.has(evidenceId) ? [{ id: evidenceId, weight, ...(part && { part }) }] : [],
      )
      return [theme.id, { label, terms, members, language: language ?? 'en', centre, spread }]
    }),
  )
  const found = groups.flatMap((group) => {
    const fresh = group.members.filter(({ id }) => !homes.has(id))
    const known = group.members.length - fresh.length
    if (fresh.length >= MIN_NEW && fresh.length > known) return [{ ...group, members: fresh }]
    const home = kept.get(mostCommon(group.members.flatMap(({ id }) => homes.get(id) ?? [])) ?? '')
    if (home) home.members = heaviest([...home.members, ...fresh])
    return []
  })
  return [...[...kept.values()].filter(({ members }) => members.length > 0), ...found]
}

/** The themes that each piece is in. */
function homesIn(stored: readonly StoredTheme[]): Map<string, string[]> {
  const homes = new Map<string, string[]>()
  for (const theme of stored)
    for (const { evidenceId } of theme.members) homes.set(evidenceId, [...(homes.get(evidenceId) ?? []), theme.id])
  return homes
}

function mostCommon(ids: readonly string[]): string | undefined {
  const counts = new Map<string, number>()
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0]
}

/**
 * Joins what was found to the themes there are: a group that goes on from a theme keeps its id, and its name where a
 * person gave it; what a person put
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
    theme.members
      .filter((one) => one.chosen)
      .map(({ evidenceId, part = null }) => ({ evidenceId, part, themeId: target(theme.id) })),
  )
  const byPiece = groupBy(chosen, (one) => one.evidenceId)
  /** Whether a person put what is said into a theme: other statements of its piece may be in others. */
  const isPlaced = ({ id, part }: Member) => (byPiece.get(id) ?? []).some((one) => isShared(one.part, part))
  const known = stored.map(({ id, label, members }) => ({ id, label, members: members.map((one) => one.evidenceId) }))
  const matched = matchThemes(
    known,
    groups.map((group) => group.members.map((one) => one.id)),
  )
  const before = homesIn(stored)
  const targets = new Set(stored.filter((theme) => theme.mergedIntoId).map((theme) => target(theme.id)))
  /** The merged theme that at least half of a group's known pieces were in: what was put together is not found apart again. */
  const mergedInto = (group: Group): string | undefined => {
    const places = group.members.flatMap((one) => (before.has(one.id) ? [before.get(one.id)!] : []))
    return [...targets].find((id) => places.filter((all) => all.includes(id)).length * 2 >= Math.max(1, places.length))
  }
  const planned = new Map<string, PlannedTheme>()
  const idOf = groups.map((group, at) => {
    const goesOn = matched.ids[at] ?? mergedInto(group)
    const id = goesOn ? target(goesOn) : newId()
    const old = byId.get(id)
    const label = old?.labelPinned ? old.label : group.label
    const { terms, language, centre, spread } = group
    const theme = planned.get(id)
    const own = group.members.filter((one) => !isPlaced(one))
    if (!theme) planned.set(id, { id, label, terms, members: own, language, centre, spread })
    else
      planned.set(id, {
        ...theme,
        members: heaviest([...theme.members, ...own]),
        language: theme.language === language ? language : null,
        centre: meanCentre([theme, group]),
        // The centre of two groups is far from the texts of both: what is at the edge of one is not at its edge.
        spread: theme.spread === null || spread === null ? null : Math.max(theme.spread, spread),
      })
    return id
  })
  for (const { evidenceId, themeId, part } of chosen) {
    const old = byId.get(themeId)!
    const bare = { language: null, centre: null, spread: null }
    const theme = planned.get(themeId) ?? { id: themeId, label: old.label, terms: old.terms, members: [], ...bare }
    if (!theme.members.some((one) => one.id === evidenceId))
      theme.members.push({ id: evidenceId, weight: 1, ...(part && { part }) })
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

/** The middle of several groups, each weighing its members. */
function meanCentre(
  groups: readonly { centre: Float32Array | null; members: readonly unknown[] }[],
): Float32Array | null {
  const known = groups.flatMap(({ centre, members }) => (centre ? [{ centre, weight: members.length }] : []))
  const [first] = known
  if (!first) return null
  const sum = first.centre.map((_, at) => known.reduce((all, one) => all + one.weight * one.centre[at]!, 0))
  return normalize(sum, sum.length)
}

/** How a theme moves: items of the last 90 days against the 90 before, −1 (only before) to 1 (only now). */
export function trendOf(dates: readonly Date[], now: Date): number {
  const age = (date: Date) => (now.getTime() - date.getTime()) / DAY_MS
  const recent = dates.filter((date) => age(date) < 90).length
  const before = dates.filter((date) => age(date) >= 90 && age(date) < 180).length
  return recent + before === 0 ? 0 : (recent - before) / (recent + before)
}
