/** Embeds single texts in a process of its own, for `lib/reading/repo-embedder.ts`: it answers until it is let go. */
import { openSource } from '@/lib/reading/commands-read'
import type { EmbedAnswer, EmbedRequest } from '@/lib/reading/schema-embed'

type Opened = ReturnType<typeof openSource>
const opened = new Map<string, Opened>()

function opener(request: EmbedRequest): Opened {
  const key = JSON.stringify(request.source)
  const known = opened.get(key) ?? openSource(request.source)
  opened.set(key, known)
  // One that could not be opened is tried again with the next text.
  known.catch(() => opened.delete(key))
  return known
}

async function answer(request: EmbedRequest): Promise<EmbedAnswer> {
  const { id, texts } = request
  try {
    const embedder = await opener(request)
    return { id, model: embedder.model, width: embedder.width, vectors: await embedder.embed(texts) }
  } catch (error) {
    return { id, message: error instanceof Error ? error.message : String(error) }
  }
}

let turn: Promise<void> = Promise.resolve()
process.once('disconnect', () => process.exit(0))
process.on('message', (request: EmbedRequest) => {
  turn = turn.then(async () => void process.send?.(await answer(request)))
})
