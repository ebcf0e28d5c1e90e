import { preferenceCookie, THEME_COOKIE } from './preferences'

/** Shows the hub in this theme from now on, and marks the choice where it is offered. */
export function chooseTheme(theme: string): void {
  document.documentElement.dataset.theme = theme
  document.cookie = preferenceCookie(THEME_COOKIE, theme)
  for (const choice of document.querySelectorAll<HTMLElement>('[data-theme-choice]')) {
    choice.setAttribute('aria-pressed', String(choice.dataset.themeChoice === theme))
  }
}
