import { problem } from './problem'
import { secured } from './security-headers'

/** What every address below /api/v1 that is none of ours answers, whatever the method. */
export async function unknownRoute(): Promise<Response> {
  return secured(
    problem(
      { code: 'not_found', detail: 'There is no such address; /api/v1/openapi.json has them all.' },
      crypto.randomUUID(),
    ),
  )
}
