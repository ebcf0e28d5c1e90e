import { baseName } from './rules-text'

/** A KEP's metadata, whose text is the README.md of the same folder. */
export const isKepHeader = (path: string) => /^kep\.ya?ml$/i.test(baseName(path))
export const isReadme = (path: string) => /^readme\.(md|markdown)$/i.test(baseName(path))
/** The folder of a path with its slash; empty for a file alone. */
export const parentOf = (path: string) => path.slice(0, Math.max(0, path.length - baseName(path).length))
