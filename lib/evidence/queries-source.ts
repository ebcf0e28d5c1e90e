/** Where pieces come from, for rooms downstream, which have decided already that it may be read. */
export { mergedPiecesOf, surveysUnder } from './repo-source'
