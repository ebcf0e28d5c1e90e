import { authorize, type Actor, type MaybeActor } from '@/lib/core/actor'
import { invalid, notFound } from '@/lib/core/errors'
import { addSummaries, emptySummary, type ImportSummary } from '@/lib/core/imports'
import { audit } from '@/lib/server/audit'
import { transaction, type Tx } from '@/lib/server/db'
import { noteImported } from '@/lib/server/importing'
import type { ImportFile, ImportUndone } from '@/lib/server/room'
import { parseBenchmark } from './import/rules-benchmark'
import { listSets, lockBenchmark, removeBenchmark, removeBenchmarks, writeBenchmark } from './repo-benchmarks'
import type { BenchmarkInput, BenchmarkValue } from './schema-compare'

type BenchmarkSet = { source: string; values: readonly BenchmarkValue[] }

const subject = (id: string) => ({ kind: 'benchmark', id })
const ordered = (values: readonly BenchmarkValue[]): string =>
  JSON.stringify(
    [...values]
      .sort((a, b) => (a.measure < b.measure ? -1 : 1))
      .map(({ measure, favourable, p25, p50, p75, p90, n }) => [measure, favourable, p25, p50, p75, p90, n]),
  )

/** Whether two sets of one name are hardly the same: nothing is measured in both, or they say that they come from elsewhere. */
const isOther = (before: BenchmarkSet, set: BenchmarkSet): boolean => {
  const measured = new Set(before.values.map(({ measure }) => measure.toLowerCase()))
  const hasNone = !set.values.some(({ measure }) => measured.has(measure.toLowerCase()))
  return hasNone || (before.source !== '' && set.source !== '' && before.source !== set.source)
}

/**
 * Takes a benchmark set over from CSV. A set of the same name is replaced as a whole; the same again changes nothing. What is not read
 * of it is said.
 * @param file of which the name comes: then a set that is another one is not replaced by it, and the answer says so
 * @throws AppError invalid naming each line that is wrong
 */
export async function takeBenchmark(
  actor: MaybeActor,
  input: BenchmarkInput,
  now: Date,
  file?: string,
): Promise<ImportSummary & { id: string }> {
  const importer = authorize(actor, 'survey.write')
  const { values, source, unread } = parseBenchmark(file ?? input.name, input.csv)
  const findings = unread.length > 0 ? { findings: unread } : {}
  const set = { name: input.name, source: input.source || source, values }
  return transaction(async (tx) => {
    const before = await lockBenchmark(tx, set.name)
    if (before && before.source === set.source && ordered(before.values) === ordered(values))
      return { ...emptySummary(), ...findings, unchanged: 1, id: before.id }
    if (before && file !== undefined && isOther(before, set)) {
      const reason =
        `there is a benchmark set “${set.name}” that measures other things or comes from elsewhere; nothing was written. ` +
        'Name the file otherwise, or delete that set first'
      return { ...emptySummary(), ...findings, skipped: [{ file, line: 1, reason }], id: before.id }
    }
    const id = await writeBenchmark(tx, before?.id ?? null, set, importer.id, now)
    await noteImported(tx, [{ kind: 'benchmark', id, outcome: before ? 'updated' : 'created', file: input.name }])
    await audit(tx, importer, 'survey.benchmark', subject(id), {
      name: set.name,
      measures: values.length,
      replaced: before !== null,
    })
    return { ...emptySummary(), ...findings, ...(before ? { updated: 1 } : { created: 1 }), id }
  })
}

/** Sets from files, each named as its file. Every file is read before any is written. */
export async function importBenchmarks(
  actor: MaybeActor,
  files: readonly ImportFile[],
  now: Date,
): Promise<ImportSummary> {
  authorize(actor, 'survey.write')
  const inputs = files.map(({ path, text }) => {
    const name = (path.split(/[\\/]/).at(-1) ?? path)
      .replace(/\.csv$/i, '')
      .trim()
      .slice(0, 200)
    if (name === '') throw invalid(`${path}: the file’s name is the set’s name.`)
    parseBenchmark(path, text)
    return { path, input: { name, source: '', csv: text } }
  })
  const done: ImportSummary[] = []
  for (const { path, input } of inputs) done.push(await takeBenchmark(actor, input, now, path))
  return addSummaries(done)
}

/** Takes back the sets that an import made. One that another file replaced since stays. */
export async function undoBenchmarks(tx: Tx, actor: Actor, ids: readonly string[], since: Date): Promise<ImportUndone> {
  const remover = authorize(actor, 'survey.write')
  const sets = await listSets(tx, ids)
  const kept = sets.flatMap(({ id, name, createdAt }) =>
    createdAt > since ? [{ id, reason: `“${name}”: it was replaced since.` }] : [],
  )
  const stay = new Set(kept.map((one) => one.id))
  const gone = sets.filter(({ id }) => !stay.has(id))
  await removeBenchmarks(
    tx,
    gone.map(({ id }) => id),
  )
  for (const { id, name } of gone) await audit(tx, remover, 'survey.benchmark-delete', subject(id), { name })
  return { removed: gone.map(({ id }) => id), kept }
}

/** Takes a set away, with what it was compared with. @throws AppError not_found */
export async function deleteBenchmark(actor: MaybeActor, id: string): Promise<{ id: string }> {
  const remover = authorize(actor, 'survey.write')
  return transaction(async (tx) => {
    if (!(await removeBenchmark(tx, id))) throw notFound('This benchmark set')
    await audit(tx, remover, 'survey.benchmark-delete', subject(id), {})
    return { id }
  })
}
