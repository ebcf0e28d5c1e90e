import { cache } from 'react'
import type { Actor } from '@/lib/core/actor'
import { getSpokenSession } from '@/lib/fieldwork/queries'
import { orNotFound } from '@/lib/server/page'

/** The session of a page and who speaks in it, or its 404; read once a request, for the title too. */
export const sessionOfPage = cache((actor: Actor, id: string) => orNotFound(getSpokenSession(actor, id)))
