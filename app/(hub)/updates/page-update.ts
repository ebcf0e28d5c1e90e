import { cache } from 'react'
import type { Actor } from '@/lib/core/actor'
import { orNotFound } from '@/lib/server/page'
import { getUpdate } from '@/lib/updates/queries'

/** The update of a page, or its 404; read once a request, for the title too. */
export const updateOfPage = cache((actor: Actor, id: string) => orNotFound(getUpdate(actor, id)))
