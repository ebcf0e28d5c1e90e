import { cache } from 'react'
import { listPresentTeams } from './repo-teams'

/** Teams that are there, by name, read once while a page is made. For rooms, which decide what of them may be shown. */
export const presentTeams = cache(listPresentTeams)
