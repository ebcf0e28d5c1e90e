/** How the hub looks to one person, kept in two cookies so that the server renders it right the first time. */
export { parseTheme, THEME_COOKIE, themes, type Theme } from '@/lib/core/theme'

export const SIDEBAR_COOKIE = 'sidebar'

/** A `document.cookie` assignment that lasts a year. */
export function preferenceCookie(name: string, value: string): string {
  return `${name}=${value}; path=/; max-age=31536000; samesite=lax`
}
