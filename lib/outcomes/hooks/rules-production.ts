const PRODUCTION = /^(prod|production|live)$/i

/**
 * Whether a deployment is to production: by the names in the webhook's address where it has some; else by what the tool says; where
 * that says nothing, by the usual names.
 */
export function isProduction(name: string, told: boolean | undefined, named: readonly string[] | undefined): boolean {
  if (named && named.length > 0) return named.includes(name.toLowerCase())
  return told ?? PRODUCTION.test(name)
}

/** The host of an address, as the beginning of an id; the words given where it is none. */
export const hostOf = (address: string | undefined, otherwise: string): string =>
  address && URL.canParse(address) ? new URL(address).host : otherwise
