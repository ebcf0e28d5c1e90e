import { authorize, type MaybeActor } from '@/lib/core/actor'
import { db, type Db } from '@/lib/server/db'
import { chosenMembers, largestThemes, refsInTheme, themesByRef, type ThemeName } from './repo-themes'

/** A theme that a piece is in; `chosen`: somebody put it there. */
export interface PieceTheme extends ThemeName {
  chosen: boolean
}

const MOST = 200
const MOST_PIECES = 20_000

/** The themes there are, the largest first, to choose from. */
export async function themeNames(actor: MaybeActor): Promise<ThemeName[]> {
  authorize(actor, 'theme.read')
  return largestThemes(db, MOST)
}

/** The themes of pieces of one kind, by what they were taken from. */
export async function themesOf(actor: MaybeActor, kind: string, refIds: string[]): Promise<Map<string, PieceTheme[]>> {
  authorize(actor, 'theme.read')
  const byRef = new Map<string, PieceTheme[]>()
  for (const { refId, ...theme } of await themesByRef(db, kind, refIds))
    byRef.set(refId, [...(byRef.get(refId) ?? []), theme])
  return byRef
}

/** What the pieces of a source that are in a theme were taken from. */
export async function inTheme(actor: MaybeActor, themeId: string, sourceId: string): Promise<string[]> {
  authorize(actor, 'theme.read')
  return refsInTheme(db, themeId, sourceId, MOST_PIECES)
}

/** Every piece that somebody put in a theme. For the room that finds them, not for readers. */
export const chosenThemes = (client: Db) => chosenMembers(client)
