/** A database of its own for tests and measurements; see throwaway.mjs. */
export function openThrowaway(options?: { durable?: boolean; tell?: (line: string) => void }): Promise<{
  url: string
  kind: 'embedded'
  dataDir: string
  close: () => Promise<void>
}>
