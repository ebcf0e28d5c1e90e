import { authorize, type MaybeActor } from '@/lib/core/actor'
import { daysBetween } from '@/lib/core/clock'
import { listMapRows } from '@/lib/evidence/queries-theme-store'
import { countThemePieces } from '@/lib/evidence/queries-theme-teams'
import { db } from '@/lib/server/db'
import { teamSizes } from './repo'
import { listForTriangulation } from './repo-triangulation'
import { disagreementOf, heatOf, nextResearch } from './rules-triangulation'
import type { Triangulation } from './schema-triangulation'

const MAX_THEMES = 12
const MAX_TEAMS = 10
/** The insights with the most people are looked at. */
const MAX_INSIGHTS = 200
const MAX_SHOWN = 15

/** What was heard by theme, team and rung; where surveys and talks disagree; and which research each insight needs next. */
export async function getTriangulation(actor: MaybeActor, now: Date): Promise<Triangulation> {
  const reader = authorize(actor, 'insight.read')
  const themes = await listMapRows(db, MAX_THEMES)
  const ids = themes.map((theme) => theme.id)
  const [pieces, teams, rows] = await Promise.all([
    countThemePieces(reader, ids),
    teamSizes(db),
    listForTriangulation(db, MAX_INSIGHTS),
  ])
  const heat = heatOf(ids, pieces, MAX_TEAMS)
  const names = new Map(teams.map((team) => [team.id, team.name]))
  const labels = new Map(themes.map((theme) => [theme.id, theme.label]))
  const disagree = rows.flatMap(({ id, statement, byRung }) => {
    const found = disagreementOf(byRung)
    return found ? [{ id, statement, ...found }] : []
  })
  const next = rows.flatMap(({ id, statement, people, byRung, contested, newest }) => {
    const found = nextResearch({ byRung, contested, ageDays: newest && Math.max(0, daysBetween(newest, now)) })
    return found ? [{ id, statement, people, byRung, ...found }] : []
  })
  return {
    heat: {
      teams: heat.teams.map((id) => ({ id, name: names.get(id) ?? '' })),
      themes: heat.rows.map(({ themeId, ...row }) => ({ id: themeId, label: labels.get(themeId) ?? '', ...row })),
    },
    disagree: disagree.sort((a, b) => b.gap - a.gap || (a.id < b.id ? -1 : 1)).slice(0, MAX_SHOWN),
    next: next.slice(0, MAX_SHOWN),
  }
}
