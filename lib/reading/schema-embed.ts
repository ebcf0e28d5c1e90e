/** An endpoint that embeds texts, outside this machine: what is read is sent to it. */
export interface RemoteModel {
  /** Of the API, ending before `/embeddings`: "http://127.0.0.1:11434/v1". */
  url: string
  model: string
  key: string | null
}

/** Where vectors come from: the model on this machine, whose file is kept in `folder`, or an endpoint. */
export interface ModelSource {
  folder: string
  remote: RemoteModel | null
}

/** What the process that embeds single texts is asked. */
export interface EmbedRequest {
  id: number
  source: ModelSource
  texts: readonly string[]
}

/** What it answers: vectors row after row, or why there are none. */
export type EmbedAnswer =
  { id: number; model: string; width: number; vectors: Float32Array } | { id: number; message: string }
