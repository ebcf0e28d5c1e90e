/** Stores themes, for the room that finds them, which has authorized it. */
export {
  replaceThemes,
  updateCounts,
  setLabel,
  mergeInto,
  unmerge,
  splitOff,
  unsplit,
  markPromoted,
} from './repo-theme-store'
export type { ThemeRow } from './repo-theme-store'
export { addMembers } from './repo-theme-place'
