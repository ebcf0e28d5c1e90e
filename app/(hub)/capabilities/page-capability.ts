import { cache } from 'react'
import { getCapability } from '@/lib/catalog/queries-capabilities'
import type { Actor } from '@/lib/core/actor'
import { systemClock } from '@/lib/core/clock'
import { orNotFound } from '@/lib/server/page'

/** The capability of a page, or its 404; read once a request, for the title too. */
export const capabilityOfPage = cache((actor: Actor, id: string) => orNotFound(getCapability(actor, id, systemClock())))
