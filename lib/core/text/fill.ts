const formats = new Map<string, Intl.NumberFormat>()

/** A number in a sentence of a language, to the last of its digits: 2000 → "2000", 10000 → "10,000", in German "10.000". */
function written(value: number, language: string): string {
  const known = formats.get(language)
  const format = known ?? new Intl.NumberFormat(language, { maximumFractionDigits: 20, useGrouping: 'min2' })
  if (!known) formats.set(language, format)
  return format.format(value)
}

/**
 * A text with its braces filled in: `fill('At most {max}', { max: 3 })`. Numbers are written as `language` writes them, which is
 * that of the text: "2,000" in a German sentence is two.
 */
export const fill = (text: string, values: Record<string, string | number>, language = 'en'): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name]
    return value === undefined ? whole : typeof value === 'number' ? written(value, language) : value
  })
