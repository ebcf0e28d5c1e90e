import { AsyncLocalStorage } from 'node:async_hooks'
import type { Tx } from './db'

/** What an import did to one thing of a room. */
export interface ImportedThing {
  /** The name of the kind of import: "session", "rfcs". */
  kind: string
  id: string
  outcome: 'created' | 'updated'
  /** The file it came from, where that is known. */
  file?: string
}

/** The import that runs now, as the imports room keeps it. */
export interface RunningImport {
  id: string
  /** Called when a file of several that are read together was dealt with. @throws where the import was cancelled */
  step?: (file: string) => Promise<void>
}

const running = new AsyncLocalStorage<RunningImport>()

/** Everything that `work` notes belongs to this import. */
export const asImport = <T>(run: RunningImport, work: () => Promise<T>): Promise<T> => running.run(run, work)

/** The id of the import that runs; null where none is kept. */
export const runningImport = (): string | null => running.getStore()?.id ?? null

/**
 * Says in the same transaction what an import created or changed, so that it can be shown and undone as one. Nothing is
 * kept where no import runs.
 */
export async function noteImported(tx: Tx, things: readonly ImportedThing[]): Promise<void> {
  const run = running.getStore()
  if (!run || things.length === 0) return
  await tx.importThing.createMany({
    data: things.map(({ id, file, ...thing }) => ({ importId: run.id, subjectId: id, file: file ?? '', ...thing })),
    // What it created and then changed, it created.
    skipDuplicates: true,
  })
}

/** One of several files that are read together is done. @throws AppError conflict where the import was cancelled meanwhile */
export const importStep = async (file: string): Promise<void> => running.getStore()?.step?.(file)

/** Forgets which files these things came from, so that the same file may come again. */
export async function forgetRecords(tx: Tx, kind: string, ids: readonly string[]): Promise<void> {
  await tx.importRecord.deleteMany({ where: { kind, subjectId: { in: [...ids] } } })
}
