/**
 * The text of a diagram with no attributes in the mark-up of its labels. The library puts labels into the page before it cleans them:
 * what has no attributes asks for nothing and does nothing there. Arrows and «guillemets» of diagrams are no tags and stay.
 */
export const withoutAttributes = (source: string): string => source.replace(/<([a-z][\w:-]*)(?=[\s/])[^>]*>/gi, '<$1>')
