/** What is stored of themes, for the room that finds them; not for readers. */
export {
  findThemeRow,
  listThemeRows,
  findTheme,
  themeWithMembers,
  listStoredThemes,
  textsForThemes,
} from './repo-theme-store'
export type { ShownRow } from './repo-theme-store'
