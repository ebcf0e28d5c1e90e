import { authorize, type MaybeActor } from '@/lib/core/actor'
import { db } from '@/lib/server/db'
import { listLargestThemes, listRefRowsInTheme, listThemeRowsByRef, type ThemeName } from './repo-themes'

/** A theme that an item is in; `chosen`: a person put it there. */
export interface EvidenceTheme extends ThemeName {
  chosen: boolean
}

const MAX_THEMES = 200
const MAX_REFS = 20_000

/** The themes there are, the largest first, to choose from. */
export async function listThemeNames(actor: MaybeActor): Promise<ThemeName[]> {
  authorize(actor, 'theme.read')
  return listLargestThemes(db, MAX_THEMES)
}

/** The themes of items of one kind, by what they were taken from. */
export async function listThemesByRef(
  actor: MaybeActor,
  kind: string,
  refIds: string[],
): Promise<Map<string, EvidenceTheme[]>> {
  authorize(actor, 'theme.read')
  const byRef = new Map<string, EvidenceTheme[]>()
  for (const { refId, ...theme } of await listThemeRowsByRef(db, kind, refIds))
    byRef.set(refId, [...(byRef.get(refId) ?? []), theme])
  return byRef
}

/** What the items of a source that are in a theme were taken from. */
export async function listRefsInTheme(actor: MaybeActor, themeId: string, sourceId: string): Promise<string[]> {
  authorize(actor, 'theme.read')
  return listRefRowsInTheme(db, themeId, sourceId, MAX_REFS)
}
