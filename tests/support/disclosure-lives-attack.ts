import { smallGroupsOf, type Known } from './disclosure-attacker'
import type { Figure, Life, Origin } from './disclosure-lives'
import { randomFrom } from './disclosure-simulation'

/** What somebody may know beforehand: nothing, all of a file, all of the open address, or both. */
const KNOWING = [[], ['imported'], ['open'], ['open', 'imported']] as const

/** Units whose figures say more than who answered, which is known. */
const ANSWERED = ['root', 'choice', 'row 1', 'row 2', 'ranking', 'child']

interface Level {
  what: string
  figures: readonly Figure[]
  least: { scores: number; distributions: number }
}

/** What the figures of a unit tell as sums over single people, to somebody who knows the answers of these origins. */
function knownOf(
  life: Life,
  unit: string,
  figures: readonly Figure[],
  least: (figure: Figure) => boolean,
  knows: readonly Origin[],
): Known {
  const columns = life.given.flatMap((one, at) => (knows.includes(one.origin) ? [] : [at]))
  const own = figures.filter((one) => one.unit === unit && least(one)).map((one) => one.members)
  // Who was asked the second question is an answer to the first: how many of a group were is a sum over who answered the first.
  const asked =
    unit !== 'root'
      ? []
      : figures
          .filter((one) => one.unit === 'child')
          .flatMap((child) => {
            const same = figures.find(
              (one) =>
                one.unit === 'root' &&
                one.dimension === child.dimension &&
                one.segment === child.segment &&
                [...child.members].every((at) => one.members.has(at)),
            )
            return same ? [same.members] : []
          })
  return {
    people: columns.map(() => 1),
    names: columns.map((at) => {
      const { team, role, tenure, origin } = life.given[at]!
      return `${at} ${team} ${role} ${tenure} ${origin}`
    }),
    figures: [...own, ...asked].map((members) => columns.map((at) => Number(members.has(at)))),
  }
}

/**
 * Every sum over too few people that follows from all that was shown of a survey by any combination of figures, to somebody who knows
 * the directory, who answered when, and all answers of a file or of the open address. What was shown by a lower minimum cannot be unseen,
 * so all of it is held to that one, and what is shown at the end to the one of the end.
 * @param most in so many kinds of people at most
 */
export function foundIn(life: Life, most: number): string[] {
  const levels: Level[] = [
    { what: 'ever', figures: life.figures, least: life.first },
    { what: 'now', figures: life.visible, least: life.limits },
  ]
  const origins = new Set(life.given.map(({ origin }) => origin))
  const found: string[] = []
  for (const knows of KNOWING) {
    if (!knows.every((origin) => origins.has(origin)) || knows.length === origins.size) continue
    for (const unit of ANSWERED)
      for (const { what, figures, least } of levels) {
        const attack = (people: number, of: (figure: Figure) => boolean) => {
          const known = knownOf(life, unit, figures, of, knows)
          if (known.figures.length === 0) return
          for (const one of smallGroupsOf(known, people, most, randomFrom(life.seed)))
            found.push(
              `${what}, ${unit}, knowing ${knows.join(' and ') || 'nothing'}: ${one.people} of ${one.kinds.join(' + ')}`,
            )
        }
        const spread = (figure: Figure) =>
          figure.members.size >= Math.max(figure.limits.distributions, what === 'now' ? least.distributions : 0)
        // Rows of a file next to the open address need a score's minimum by themselves, not a distribution's.
        if (knows.length !== 1 || knows[0] !== 'open') attack(least.distributions, spread)
        if (least.scores < least.distributions && ['root', 'child'].includes(unit)) attack(least.scores, () => true)
      }
  }
  return found
}

/**
 * Words and rows: the parts of a list that can be told apart by when they came into it and by the team that ever stood beside them, or
 * did not, have to be enough by themselves, and so have those by links in them, for whoever knows the open address.
 */
export function tooSmallParts(life: Life): string[] {
  const isTooSmall = (members: readonly number[], least: number) => members.length > 0 && members.length < least
  const byLinks = (members: readonly number[]) => members.filter((at) => life.given[at]!.origin === 'invited')
  const batches = life.parts.flatMap(({ members, limits }) =>
    // A whole batch may be as small as a score's minimum: nothing of it is read until there are more.
    life.parts.some((one) => one.members !== members && one.limits === limits) &&
    [members, byLinks(members)].some((part) => isTooSmall(part, limits.scores))
      ? [`a part of a batch has ${members.length}, ${byLinks(members).length} by links`]
      : [],
  )
  const rows = new Map<string, number[]>()
  for (const [at, history] of life.rows) rows.set(history, [...(rows.get(history) ?? []), at])
  const lists = [...rows].flatMap(([history, members]) =>
    [members, byLinks(members)].some((part) => isTooSmall(part, life.first.distributions))
      ? [`rows ${history} are ${members.length}, ${byLinks(members).length} by links`]
      : [],
  )
  return [...batches, ...lists]
}
