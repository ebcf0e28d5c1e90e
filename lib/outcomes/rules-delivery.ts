import { invalid } from '@/lib/core/errors'
import { pathIn, teamIdOf, type TeamIndex } from './rules-metrics'
import type { EventInput } from './schema-delivery'

/** An event as it is merged into its table: a field that is undefined stays as it was. */
export interface EventRow {
  kind: string
  id: string
  at: Date
  service?: string
  teamId?: string | null
  commitAt?: Date | null
  failed?: boolean | null
  unplanned?: boolean | null
  resolvedAt?: Date | null
  statedAt?: Date | null
  deploymentId?: string | null
  repository?: string
  sha?: string
  environment?: string
}

const given = <T extends object>(fields: T): Partial<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>

/**
 * Events of one request as rows, one for each kind and id: what comes later in the list is laid over what came before.
 * @throws AppError invalid with the path of each unknown team
 */
export function eventRowsOf(events: readonly EventInput[], isList: boolean, teams: TeamIndex): EventRow[] {
  const errors: Record<string, string[]> = {}
  const rows = new Map<string, EventRow>()
  events.forEach(({ team, service, deployment, ...event }, index) => {
    const teamId = team ? teamIdOf(team, teams) : team
    if (team && teamId === undefined) errors[pathIn(isList, index, 'team')] = [`There is no team "${team}".`]
    const key = `${event.kind}\n${event.id}`
    const row = given({
      ...event,
      teamId,
      service: service === null ? '' : service,
      deploymentId: deployment,
    })
    rows.set(key, { ...rows.get(key), ...row, kind: event.kind, id: event.id, at: event.at })
  })
  const found = Object.entries(errors)
  if (found.length > 0) {
    const [path, messages] = found[0] ?? ['', ['']]
    throw invalid(`${path}: ${messages[0] ?? ''}`, Object.fromEntries(found.slice(0, 100)))
  }
  return [...rows.values()]
}
