import type { Actor } from '@/lib/core/actor'
import { systemClock } from '@/lib/core/clock'
import { AppError, notFound } from '@/lib/core/errors'
import type { ImportMapping, ImportSummary } from '@/lib/core/imports'
import { db, inOne, transaction, type Tx } from '@/lib/server/db'
import { asImport } from '@/lib/server/importing'
import { everyRoom, type ImportFile, type ImportKind, type ImportOptions } from '@/lib/server/room'
import { assertKind, runImport, type Ran } from './commands-run'
import { changeImport, findMapping, finishImport, insertImport, saveMapping } from './repo'
import { unpack, type RawFile } from './rules-unpack'

class RolledBack extends Error {
  constructor(readonly summary: ImportSummary) {
    super('dry run')
  }
}

const kindNamed = (name: string): ImportKind => {
  const kind = everyRoom().find((room) => room.imports?.[name])?.imports?.[name]
  if (!kind) throw notFound(`A kind of import named “${name}”`)
  return kind
}

/** Keeps what one import does under an id, so that it can be undone. */
async function recorded<T extends { summary: ImportSummary; stopped?: boolean }>(
  actor: Actor,
  row: { kind: string | null; source: string; mapping: ImportMapping; total: number },
  work: (id: string) => Promise<T>,
): Promise<T & { id: string }> {
  const createdById = actor.via === 'cli' ? null : actor.id
  const all = { ...row, flags: {}, createdById, state: 'running', phase: 'commit' } as const
  const id = await insertImport(all, [], systemClock())
  try {
    const done = await work(id)
    await finishImport(id, done.summary, row.total, systemClock())
    await saveMapping(db, row.source, row.mapping)
    return { ...done, id }
  } catch (error) {
    const reason = error instanceof AppError ? error.message : 'It ended early. What is listed was taken over before.'
    await changeImport(db, id, ['running'], { state: 'failed', reason, committedAt: systemClock() })
    throw error
  }
}

/**
 * One kind of import on the command line: for good, kept under an id; or as a dry run, which writes nothing.
 * @throws AppError whatever the kind refuses
 */
export async function importByKind(
  actor: Actor,
  name: string,
  files: ImportFile[],
  args: string[],
  map: ImportFile | undefined,
  options: ImportOptions,
): Promise<ImportSummary & { import?: string }> {
  const kind = kindNamed(name)
  const ownDryRun = kind.options?.includes('dry-run') === true
  const run = () => kind.run(actor, files, args, map, options)
  if (options.dryRun) {
    if (ownDryRun) return run()
    const dry = (tx: Tx) =>
      inOne(tx, async () => {
        throw new RolledBack(await run())
      })
    try {
      return await transaction<never>(dry, 30 * 60_000)
    } catch (error) {
      if (!(error instanceof RolledBack)) throw error
      return error.summary
    }
  }
  const row = {
    kind: name,
    source: options.source ?? '',
    mapping: options.mapping ?? {},
    total: files.length,
  }
  const { summary, id } = await recorded(actor, row, async (importId) => ({
    summary: await asImport({ id: importId }, run),
  }))
  return { ...summary, import: id }
}

/** Files of any kind on the command line. @throws AppError conflict for an unknown kind in the mapping */
export async function importAnything(
  actor: Actor,
  sent: readonly RawFile[],
  options: ImportOptions,
  progress: (done: number, of: number) => void,
): Promise<Ran & { id?: string }> {
  const source = options.source ?? ''
  const { files, skipped } = unpack(sent)
  const saved = await findMapping(source)
  const mapping = { ...saved, ...options.mapping }
  for (const kind of new Set(Object.values(mapping.kind ?? {}))) if (kind !== '') assertKind(kind)
  const how = {
    mapping,
    source,
    ...(options.flags && { flags: options.flags }),
    dryRun: options.dryRun === true,
    progress: (done: number) => {
      progress(done, files.length)
      return Promise.resolve(false)
    },
  }
  if (how.dryRun) return runImport(actor, files, how, skipped)
  return recorded(actor, { kind: null, source, mapping, total: files.length }, (importId) =>
    runImport(actor, files, { ...how, importId }, skipped),
  )
}
