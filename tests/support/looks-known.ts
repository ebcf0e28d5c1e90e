import type { Given, Watched } from '../db/looks-make'
import type { Known } from './disclosure-attacker'

export type Source = 'file' | 'address' | 'link'
const sourceOf = ({ imported, invited }: Given): Source => (imported ? 'file' : invited ? 'link' : 'address')

/**
 * What the figures of a question tell, as sums over single people. Who was asked the second question is an answer to the first, so the
 * number of its answers is a sum over everybody of the group who answered the first.
 * @param spread those with a distribution only
 * @param without the answers that somebody knows: who made a file all its rows, who filled the open address all those answers
 */
export function knownOf(life: Watched, key: 'score' | 'pick', spread: boolean, without: readonly Source[]): Known {
  const columns = life.given.flatMap((one, at) => (without.includes(sourceOf(one)) ? [] : [at]))
  const own = life.figures
    .filter((one) => one.key === key && (!spread || one.n >= one.limits.distributions))
    .map((one) => one.members)
  const asked =
    key === 'pick'
      ? []
      : life.figures
          .filter((one) => one.key === 'low')
          .flatMap((low) => {
            const name = low.name.replace(/^low/, 'score')
            // Of the same moment: who was counted when the second one moved.
            const same = life.figures.filter(
              (one) => one.name === name && [...low.members].every((at) => one.members.has(at)),
            )
            return same.slice(0, 1).map((one) => one.members)
          })
  return {
    people: columns.map(() => 1),
    names: columns.map((at) => {
      const { team, role, tenure, imported } = life.given[at]!
      return `${at} ${team} ${role} ${tenure}${imported ? ' of a file' : ''}`
    }),
    figures: [...own, ...asked].map((members) => columns.map((at) => Number(members.has(at)))),
  }
}
