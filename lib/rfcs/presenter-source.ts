/** What a dialect calls its proposals in front of their numbers, and how many digits it writes. */
const names: Record<string, { prefix: string; digits?: number; also?: readonly string[] }> = {
  pep: { prefix: 'PEP ' },
  kep: { prefix: 'KEP-' },
  swift: { prefix: 'SE-', digits: 4, also: ['st'] },
  sip: { prefix: 'SIP-' },
  keep: { prefix: 'KEEP-', digits: 4 },
  bip: { prefix: 'BIP ' },
  eip: { prefix: 'EIP-', also: ['erc'] },
  bep: { prefix: 'BEP ' },
  rfd: { prefix: 'RFD ' },
  rust: { prefix: 'Rust RFC ' },
  ember: { prefix: 'Ember RFC ' },
  nix: { prefix: 'Nix RFC ' },
  cdk: { prefix: 'CDK RFC ' },
  ghc: { prefix: 'GHC proposal ' },
  adr: { prefix: 'ADR ' },
  madr: { prefix: 'ADR ' },
}

/** "SE-0513", "PEP 748": the number that people know an imported RFC by; null where the file has none. */
export function sourceName(source: { dialect: string; number: string | null } | null): string | null {
  if (!source?.number) return null
  const name = names[source.dialect]
  return name ? `${name.prefix}${source.number.padStart(name.digits ?? 0, '0')}` : `No. ${source.number}`
}

/** Dialects whose proposals may be called so: "se" is Swift's, "adr" both kinds of decision records'. */
export const dialectsNamed = (word: string): string[] =>
  Object.entries(names).flatMap(([dialect, { prefix, also = [] }]) =>
    [dialect, prefix.trim().replace(/-$/, '').split(' ')[0]!.toLowerCase(), ...also].includes(word.toLowerCase())
      ? [dialect]
      : [],
  )
