import type { Actor } from '@/lib/core/actor'
import { addSummaries, type ImportFinding, type ImportSummary } from '@/lib/core/imports'
import type { ImportFile } from '@/lib/server/room'
import { recordEvents, recordMetrics } from './commands-metrics'
import { holdsEvents, readEventsFile, readMetricsFile } from './rules-import'
import type { Accepted } from './schema-metrics'

const summary = ({ created, updated, unchanged }: Accepted, findings: ImportFinding[]): ImportSummary => ({
  created,
  updated,
  unchanged,
  skipped: [],
  findings,
})

/** Takes over measurements from CSV files: metric, at, value, and n, team, capability, unit, id. */
export async function importMetrics(actor: Actor, files: readonly ImportFile[], now: Date): Promise<ImportSummary> {
  const done: ImportSummary[] = []
  for (const { path, text } of files) {
    const { rows, findings } = readMetricsFile(path, text)
    done.push(summary(await recordMetrics(actor, rows, now), findings))
  }
  return addSummaries(done)
}

/** Takes over deployments and incidents from CSV files: kind, id, at, and service, team, commitAt, failed, … */
export async function importEvents(actor: Actor, files: readonly ImportFile[]): Promise<ImportSummary> {
  const done: ImportSummary[] = []
  for (const { path, text } of files) {
    const { rows, findings } = readEventsFile(path, text)
    done.push(summary(await recordEvents(actor, rows), findings))
  }
  return addSummaries(done)
}

/** One uploaded file of either sort, told apart by its columns. */
export const importEither = (actor: Actor, file: ImportFile, now: Date): Promise<ImportSummary> =>
  holdsEvents(file.text) ? importEvents(actor, [file]) : importMetrics(actor, [file], now)
