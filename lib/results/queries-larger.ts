import { groupBy } from '@/lib/core/group'
import { standingFor, type Reader, type Standing } from '@/lib/disclosure/rules-shared'
import { db } from '@/lib/server/db'
import type { SurveyRecord } from '@/lib/surveys/schema-record'
import { RESPONSES, unitsOf } from './refresh-units'
import type { SharedReader } from './repo-shares'
import { stepsOf, unitName } from './repo-tally'
import type { By, CellCount } from './rules-groups'

interface Cells {
  whole: readonly CellCount[]
  groups: readonly CellCount[]
}

/** Who reads, and who else has figures of the same survey by another minimum: one person may have both. */
export interface Shared {
  own: SharedReader
  others: readonly SharedReader[]
}

const NOTHING: Standing = { whole: false, teams: new Set() }

/**
 * The cells of those figures that a reader may have for whom a larger minimum than the survey's holds (a share): also over all looks, and
 * beside all other figures that such a reader gets (lib/disclosure/rules-shared.ts). A question with a condition stands where those that
 * decide who is asked it do, and a team where it may be told how many of it responded.
 */
export async function largeEnough(
  survey: SurveyRecord,
  { own, others }: Shared,
  by: By | null,
  { whole, groups }: Cells,
): Promise<Cells> {
  // Under names nothing moves in steps: everybody who reads it sees who said what.
  if (survey.anonymity === 'named') return { whole, groups }
  const steps = groupBy(await stepsOf(db, survey.id), unitName)
  const units = unitsOf(survey)
  const alone = new Map(
    units.map((unit) => {
      const name = unitName(unit)
      const readerOf = ({ minimum, byTeam, stepsBefore }: SharedReader): Reader => ({
        limits: {
          scores: Math.max(unit.limits.scores, minimum),
          distributions: Math.max(unit.limits.distributions, minimum),
        },
        before: stepsBefore[name] ?? 0,
        byTeam,
      })
      return [name, standingFor(steps.get(name) ?? [], readerOf(own), others.map(readerOf))]
    }),
  )
  const of = (name: string): Standing => alone.get(name) ?? NOTHING
  const stands = (segment: string | null) => (cell: CellCount) => {
    const unit = units.find(({ key, only }) => key === cell.key && (only === null || only === cell.row))
    if (!unit) return false
    const roots = unit.roots.flatMap((key) =>
      units.filter((one) => one.key === key && (one.row === '' || steps.has(unitName(one)))),
    )
    const all = [unit, ...roots].map((one) => of(unitName(one)))
    return segment === null
      ? all.every((one) => one.whole)
      : [...all, of(RESPONSES)].every(({ teams }) => teams.has(segment))
  }
  return {
    whole: whole.filter(stands(null)),
    groups: by === 'team' ? groups.filter((cell) => stands(cell.segment ?? '')(cell)) : [],
  }
}
