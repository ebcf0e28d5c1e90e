import { join } from 'node:path'
import { env } from '@/lib/server/env'
import type { ModelSource } from './schema-embed'

/** Where this hub's vectors come from: the model on this machine, or the endpoint that its settings name. */
export function modelSource(): ModelSource {
  const { DATA_DIR, EMBEDDINGS_URL, EMBEDDINGS_MODEL, EMBEDDINGS_KEY } = env()
  const remote =
    EMBEDDINGS_URL && EMBEDDINGS_MODEL
      ? { url: EMBEDDINGS_URL.replace(/\/+$/, ''), model: EMBEDDINGS_MODEL, key: EMBEDDINGS_KEY ?? null }
      : null
  return { folder: join(DATA_DIR, 'models'), remote }
}

/** The host that texts are sent to; null where they stay on this machine. */
export const findRemoteHost = (): string | null => {
  const { remote } = modelSource()
  return remote && new URL(remote.url).host
}
