import { z } from 'zod'

/** That a capability ends, to one person of a team that uses it. */
export const retirementMailType = { name: 'catalog.retirement', data: z.object({ capabilityId: z.string() }) }
