/** Reads texts and finds themes in a process of its own, for `lib/reading/repo-reader.ts`: one request, then it ends. */
import { readTexts } from '@/lib/reading/commands-read'
import type { ReadMessage, ReadRequest } from '@/lib/reading/schema'

const tell = (message: ReadMessage): void => void process.send?.(message)

process.once('disconnect', () => process.exit(1))
process.once('message', (request: ReadRequest) => {
  readTexts(request, tell)
    .catch((error: unknown) =>
      tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }),
    )
    .finally(() => process.disconnect())
})
