import { spawn } from 'node:child_process'
import { program } from '@/lib/server/program'
import type { Grouped, ReadMessage, ReadRequest } from './schema'

export interface ReaderEvents {
  /** Called in order; the next one waits for it. @returns false to stop the reading */
  progress: (stage: 'reading' | 'grouping', part: number) => Promise<boolean>
  vectors: (model: string, vectors: Map<number, Float32Array>) => Promise<void>
}

/** The reading was stopped because its run was cancelled. */
export class ReadingStopped extends Error {
  override name = 'ReadingStopped'
}

/**
 * Has texts read in a process of its own, which ends with it.
 * @throws ReadingStopped when `progress` said so; Error when the process fails
 */
export function readInProcess(
  request: ReadRequest,
  events: ReaderEvents,
): Promise<{ groups: Grouped[]; method: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, program('lib/cli/reader.ts'), {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      serialization: 'advanced',
    })
    let result: { groups: Grouped[]; method: string } | undefined
    let failure: Error | undefined
    let work: Promise<void> = Promise.resolve()
    const fail = (error: unknown): void => {
      failure ??= error instanceof Error ? error : new Error(String(error))
      child.kill('SIGKILL')
    }
    const take = async (message: ReadMessage): Promise<void> => {
      if (message.kind === 'vectors') await events.vectors(message.model, message.vectors)
      else if (message.kind === 'progress') {
        if (!(await events.progress(message.stage, message.part))) fail(new ReadingStopped('The run was cancelled.'))
      } else if (message.kind === 'done') result = message
      else fail(new Error(message.message))
    }
    child.on('message', (message: ReadMessage) => {
      work = work.then(() => (failure ? undefined : take(message))).catch(fail)
    })
    child.once('error', fail)
    child.once('close', (code) => {
      void work.then(() => {
        if (failure) reject(failure)
        else if (result) resolve(result)
        else reject(new Error(`The reading process ended with code ${code}.`))
      })
    })
    child.send(request)
  })
}
