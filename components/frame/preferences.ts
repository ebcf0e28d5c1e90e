/** How the hub looks to one person, kept in two cookies so that the server renders it right the first time. */
export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

export const THEME_COOKIE = 'theme'
export const SIDEBAR_COOKIE = 'sidebar'

/** The theme in a cookie's value; anything unknown follows the system. */
export function parseTheme(value: string | undefined): Theme {
  return themes.find((theme) => theme === value) ?? 'system'
}

/** A `document.cookie` assignment that lasts a year. */
export function preferenceCookie(name: string, value: string): string {
  return `${name}=${value}; path=/; max-age=31536000; samesite=lax`
}
