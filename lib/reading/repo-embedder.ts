import { spawn, type ChildProcess } from 'node:child_process'
import { program } from '@/lib/server/program'
import type { EmbedAnswer, EmbedRequest, ModelSource } from './schema-embed'

/** Vectors of texts, row after row, and the model they were made with. */
export interface Embedded {
  model: string
  width: number
  vectors: Float32Array
}

/** The process ends by itself when no one has asked it for this long: the model takes some 160 MB. */
const IDLE_MS = 5 * 60_000

interface Running {
  child: ChildProcess
  waiting: Map<number, { resolve: (made: Embedded) => void; reject: (error: Error) => void }>
  idle: NodeJS.Timeout | undefined
}

/** The process went away before it answered. */
class ProcessGone extends Error {
  override name = 'ProcessGone'
}

let running: Running | undefined
let lastId = 0

function start(): Running {
  const child = spawn(process.execPath, program('lib/cli/embedder.ts'), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    serialization: 'advanced',
  })
  const own: Running = { child, waiting: new Map(), idle: undefined }
  const end = (why: Error): void => {
    if (running === own) running = undefined
    clearTimeout(own.idle)
    for (const { reject } of own.waiting.values()) reject(why)
    own.waiting.clear()
  }
  child.on('message', (answer: EmbedAnswer) => {
    const asked = own.waiting.get(answer.id)
    own.waiting.delete(answer.id)
    if ('message' in answer) asked?.reject(new Error(answer.message))
    else asked?.resolve({ model: answer.model, width: answer.width, vectors: answer.vectors })
    if (own.waiting.size === 0) rest(own)
  })
  child.once('error', end)
  // Without its channel it is of no use, also where it takes long to end.
  child.once('disconnect', () => {
    end(new ProcessGone('The embedding process closed its channel.'))
    child.kill('SIGKILL')
  })
  child.once('close', (code) => end(new ProcessGone(`The embedding process ended with code ${code}.`)))
  return own
}

/** Lets this process end while the other one waits, and ends that one when it has waited long. */
function rest(own: Running): void {
  own.child.unref()
  own.child.channel?.unref()
  clearTimeout(own.idle)
  own.idle = setTimeout(() => own.child.disconnect(), IDLE_MS)
  own.idle.unref()
}

/**
 * Embeds a few texts in a process that is kept for the next ones: the first call takes about two seconds, later ones some milliseconds.
 * Where that process went away, another one is asked once.
 * @throws Error where the model does not run or the endpoint does not answer
 */
export async function embedTexts(source: ModelSource, texts: readonly string[]): Promise<Embedded> {
  try {
    return await ask(source, texts)
  } catch (error) {
    if (!(error instanceof ProcessGone)) throw error
    return ask(source, texts)
  }
}

function ask(source: ModelSource, texts: readonly string[]): Promise<Embedded> {
  if (!running?.child.connected) running = start()
  const own = running
  clearTimeout(own.idle)
  own.child.ref()
  own.child.channel?.ref()
  const id = (lastId += 1)
  return new Promise((resolve, reject) => {
    own.waiting.set(id, { resolve, reject })
    const request: EmbedRequest = { id, source, texts }
    own.child.send(request, (error) => {
      if (!error) return
      own.waiting.delete(id)
      reject(own.child.connected ? error : new ProcessGone(error.message))
    })
  })
}

/** Ends the process now; the next text starts it again. */
export function stopEmbedder(): void {
  running?.child.kill('SIGTERM')
  running = undefined
}
