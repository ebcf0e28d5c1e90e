import { all, any, not, Unrepresentable, type Logic } from './rules-logic'

/** A jump that a tool makes after a place: where to, and when. Of several, the first whose condition holds is made. */
export interface Jump {
  /** The place that comes next; the number of places for the end. */
  to: number
  when: Logic
}

/** One way to a place: conditions by number, each holding or not. */
type Path = Map<number, boolean>

/** More ways than this to one place are not followed. */
const MOST = 32

const sameBut = (a: Path, b: Path): number | undefined => {
  if (a.size !== b.size) return undefined
  const different = [...a].filter(([id, holds]) => b.get(id) !== holds)
  const [only] = different
  return different.length === 1 && only && b.has(only[0]) ? only[0] : undefined
}
const covers = (wide: Path, narrow: Path): boolean => [...wide].every(([id, holds]) => narrow.get(id) === holds)

/** The same ways, said shortly: with and without a condition is without asking, and a way within another is that other. */
function simplified(paths: readonly Path[]): Path[] {
  let left = [...paths]
  for (let changed = true; changed;) {
    changed = false
    for (let a = 0; a < left.length && !changed; a++)
      for (let b = a + 1; b < left.length && !changed; b++) {
        const id = sameBut(left[a]!, left[b]!)
        const merged = id === undefined ? undefined : new Map([...left[a]!].filter(([one]) => one !== id))
        const kept =
          merged ?? (covers(left[a]!, left[b]!) ? left[a]! : covers(left[b]!, left[a]!) ? left[b]! : undefined)
        if (!kept) continue
        left = [...left.filter((_, at) => at !== a && at !== b), kept]
        changed = true
      }
  }
  return left
}

/**
 * When each place of a form is come to, for tools that write jumps ("after this, go there") where we write conditions. Jumps go
 * forward; one that goes back is asked about by `onLoop`.
 * @param jumps by place, in the order in which the tool tries them
 * @returns for each place, when it is shown; an error in place of what has too many ways to be written down
 */
export function reachedBy(
  places: number,
  jumps: (place: number) => readonly Jump[],
  onLoop: (place: number) => void,
): (Logic | Unrepresentable)[] {
  const conditions: Logic[] = []
  const paths: (Path[] | null)[] = Array.from({ length: places + 1 }, (_, at) => (at === 0 ? [new Map()] : []))
  const add = (to: number, more: readonly Path[] | null): void => {
    const before = paths[to]
    const joined = before && more && before.length + more.length <= 2 * MOST ? simplified([...before, ...more]) : null
    paths[to] = joined && joined.length <= MOST ? joined : null
  }
  for (let place = 0; place < places; place++) {
    let open = paths[place] ?? null
    for (const { to, when } of jumps(place)) {
      if (to <= place) {
        onLoop(place)
        continue
      }
      const always = when.kind === 'all' && when.parts.length === 0
      if (always) {
        add(to, open)
        open = []
        break
      }
      const id = conditions.push(when) - 1
      add(to, open?.map((path) => new Map(path).set(id, true)) ?? null)
      open = open?.map((path) => new Map(path).set(id, false)) ?? null
    }
    add(place + 1, open)
  }
  return paths.slice(0, places).map((ways) => {
    if (ways === null) return new Unrepresentable('has too many ways to be come to')
    return any(
      ...ways.map((path) => all(...[...path].map(([id, holds]) => (holds ? conditions[id]! : not(conditions[id]!))))),
    )
  })
}
