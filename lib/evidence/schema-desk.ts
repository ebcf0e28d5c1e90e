import type { Evidence } from './schema'

/** A piece that waits at the desk, with what it is read together with. */
export interface DeskPiece extends Evidence {
  /** Other pieces of its thread, or of its question in earlier waves: they wait no longer once it is filed. */
  together: { id: string; text: string; source: string; occurredAt: string }[]
}
