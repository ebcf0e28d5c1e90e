const nameOf = (language: string): string =>
  new Intl.DisplayNames([language], { type: 'language', fallback: 'code' }).of(language) ?? language

interface Props {
  /** Of the page, without its query. */
  path: string
  languages: readonly string[]
  current: string
  label: string
  /** The single-use part of the address, taken along. */
  ticket?: string | undefined
  /** What else the address says, taken along too. */
  said?: Readonly<Record<string, string>>
}

/** The same page in the other languages that a survey has; nothing where there are none. */
export function Languages({ path, languages, current, label, ticket, said = {} }: Props) {
  const others = languages.filter((language) => language !== current)
  if (others.length === 0) return null
  return (
    <nav aria-label={label} className="flex flex-wrap gap-x-4 pt-3 text-base text-ink-2">
      {others.map((language) => (
        <a
          key={language}
          href={`${path}?${new URLSearchParams({ ...said, lang: language, ...(ticket && { t: ticket }) }).toString()}`}
          lang={language}
          hrefLang={language}
          className="inline-flex min-h-11 items-center underline underline-offset-4 hover:text-ink"
        >
          {nameOf(language)}
        </a>
      ))}
    </nav>
  )
}
