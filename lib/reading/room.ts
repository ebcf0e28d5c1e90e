import type { Room } from '@/lib/server/room'
import { forgetCopies } from './commands-forget'

/** Reads what was said: vectors of texts, their languages, and the themes they fall into. */
export const reading: Room = { id: 'reading', endpoints: [], forgetCopies }
