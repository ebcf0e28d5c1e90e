/** What is stored of themes, for the room that finds them; not for readers. */
export {
  findThemeRow,
  listThemeRows,
  findTheme,
  themeWithMembers,
  listReadThemes,
  listStoredThemes,
  textsForThemes,
  textsToCompare,
  findMergedInto,
  findSplitFrom,
  hasMerged,
} from './repo-theme-store'
export { listThemeFigures, listThemeMates, listMapRows } from './repo-theme-figures'
export type { MapRow } from './schema-themes'
export { listCentres, listMembersOf, listUnplaced } from './repo-theme-place'
export type { ThemeCentre } from './repo-theme-place'
