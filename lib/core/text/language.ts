/** What there is in a language, or in its base ("de" for "de-AT"). */
export const languageOf = <T>(all: Readonly<Record<string, T>>, language: string): T | undefined =>
  all[language] ?? all[language.split('-')[0]!.toLowerCase()]

/** '2026-03-31' as the day is written in a language: "31. März 2026". */
export const dayIn = (language: string, day: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
