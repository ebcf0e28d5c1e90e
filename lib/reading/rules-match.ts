/** A theme as the last run left it. */
export interface OldTheme {
  id: string
  label: string
  members: readonly string[]
}

export interface NamedTheme {
  id: string
  label: string
}

export interface Matched {
  /** The old theme that each new one goes on from; null: it is new. */
  ids: (string | null)[]
  /** Old themes of which at least two new ones took a large part; by place among the new ones. */
  split: { theme: NamedTheme; into: number[] }[]
  /** New themes that took in most of at least two old ones. */
  merged: { into: number; from: NamedTheme[] }[]
  /** Old themes that no new one goes on from. */
  faded: NamedTheme[]
}

/** Two themes are the same where they share this part of what either has. */
const MIN_JACCARD = 0.2
/** A large part of an old theme. */
const LARGE_PART = 0.3
const MOST = 0.5

/**
 * Which new theme goes on from which old one: pairs are taken by falling Jaccard index, each theme once. Pure, so that
 * it can be shown what happened.
 * @param next the members of each new theme
 */
export function matchThemes(old: readonly OldTheme[], next: readonly (readonly string[])[]): Matched {
  const places = new Map<string, number[]>()
  next.forEach((members, at) => members.forEach((id) => places.set(id, [...(places.get(id) ?? []), at])))
  const shared = old.map((theme) => {
    const counts = new Map<number, number>()
    for (const id of theme.members) for (const at of places.get(id) ?? []) counts.set(at, (counts.get(at) ?? 0) + 1)
    return counts
  })
  const pairs = old.flatMap((theme, from) =>
    [...shared[from]!].map(([at, both]) => ({
      from,
      at,
      jaccard: both / (theme.members.length + next[at]!.length - both),
    })),
  )
  pairs.sort((a, b) => b.jaccard - a.jaccard || a.from - b.from || a.at - b.at)
  const ids: (string | null)[] = next.map(() => null)
  const used = new Set<number>()
  for (const { from, at, jaccard } of pairs) {
    if (jaccard < MIN_JACCARD || used.has(from) || ids[at] !== null) continue
    used.add(from)
    ids[at] = old[from]!.id
  }
  const name = ({ id, label }: OldTheme): NamedTheme => ({ id, label })
  const large = (from: number, least: number) =>
    [...shared[from]!].filter(([, both]) => both >= least * old[from]!.members.length).map(([at]) => at)
  return {
    ids,
    split: old.flatMap((theme, from) => {
      const into = large(from, LARGE_PART).sort((a, b) => a - b)
      return into.length > 1 ? [{ theme: name(theme), into }] : []
    }),
    merged: next.flatMap((_, at) => {
      const from = old.filter((theme, i) => theme.members.length > 0 && large(i, MOST).includes(at)).map(name)
      return from.length > 1 ? [{ into: at, from }] : []
    }),
    faded: old.filter((_, from) => !used.has(from)).map(name),
  }
}
