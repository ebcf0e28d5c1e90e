import GithubSlugger from 'github-slugger'

const COMBINING_MARKS = /\p{M}+/gu

/**
 * Turn a title into the part of an address: lower-case ASCII letters, digits and single hyphens, cut at a word where
 * possible. Letters with accents lose them; a title in another script gives '' and the caller falls back to an id.
 */
export function slugify(title: string, maxLength = 60): string {
  const words = title
    .normalize('NFKD')
    .replace(COMBINING_MARKS, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  if (words.length <= maxLength) return words
  const cut = words.slice(0, maxLength + 1)
  const lastHyphen = cut.lastIndexOf('-')
  return lastHyphen > maxLength / 2 ? cut.slice(0, lastHyphen) : words.slice(0, maxLength)
}

/**
 * Fragment names for headings, as GitHub makes them, so that a table of contents written for GitHub works here too.
 * One slugger per document: a repeated heading gets `-1`, `-2`, …; a heading without letters is `section`.
 */
export function headingSlugger(): (heading: string) => string {
  const slugger = new GithubSlugger()
  return (heading) => slugger.slug(heading.trim()) || 'section'
}
