/** Languages of an Accept-Language header, the most wanted first; what is not a language is left out. */
export function acceptedLanguages(header: string | null): string[] {
  return (header ?? '')
    .slice(0, 500)
    .split(',')
    .flatMap((part) => {
      const [tag = '', ...rest] = part.trim().split(';')
      const weight = Number(
        rest
          .find((one) => one.trim().startsWith('q='))
          ?.trim()
          .slice(2) ?? 1,
      )
      return /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag) && weight > 0 ? [{ tag, weight }] : []
    })
    .sort((a, b) => b.weight - a.weight)
    .map((one) => one.tag)
}

const base = (tag: string): string => tag.split('-')[0]!.toLowerCase()

/**
 * The language to show something in: the one that was chosen where there is it, else the first accepted one there is,
 * by its whole tag or its base, else its own.
 * @param own what it was written in
 * @param others what it was translated to
 */
export function languageFor(
  own: string,
  others: readonly string[],
  chosen: string | undefined,
  accepted: readonly string[],
): string {
  const all = [own, ...others]
  if (chosen && all.includes(chosen)) return chosen
  for (const tag of accepted) {
    const fits =
      all.find((one) => one.toLowerCase() === tag.toLowerCase()) ?? all.find((one) => base(one) === base(tag))
    if (fits) return fits
  }
  return own
}
