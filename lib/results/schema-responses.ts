import type { Answers } from '@/lib/surveys/schema'

/** A response as researchers read it. What the mode or the minimum group hides is null. */
export interface ShownResponse {
  id: string | null
  day: string | null
  team: string | null
  role: string | null
  person: { name: string; email: string } | null
  answers: Answers
  /** A row of a file: the person beside it, if any, did not give it here. */
  imported: boolean
}
