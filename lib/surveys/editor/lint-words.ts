/** Two words that name one thing: an "and" that asks about nothing else. */
export const PAIRS: readonly RegExp[] = [
  /\bpros and cons\b/gi, /\bups and downs\b/gi, /\bback and forth\b/gi, /\bterms and conditions\b/gi, /\bresearch and development\b/gi, /\btrial and error\b/gi,
  /\b(ci|build) and (cd|deploy(ment)?)\b/gi, /\bdo(s|['’]s)? and don['’]?ts\b/gi, /\bsearch and replace\b/gi, /\bask(ed|ing)? and answer(ed|ing|s)?\b/gi,
  /\bquestions and answers\b/gi, /\bwear and tear\b/gi, /\bover and over\b/gi, /\bmore or less\b/gi, /\bsooner or later\b/gi, /\bone or more\b/gi, /\byes or no\b/gi,
  /\b(easy|hard|good|well|like(ly)?|satisfied|useful|clear|fast|quick(ly)?|safe|confident) or (hard|easy|bad(ly)?|unlikely|dissatisfied|useless|unclear|slow(ly)?|unsafe|unsure)\b/gi,
  /\bagree or disagree\b/gi, /\bteam or (group|squad)\b/gi, /\bfriend or colleague\b/gi, /\blibrary or framework\b/gi, /\b(one|two|three|four|five) or (two|three|four|five|six|more)\b/gi,
]

/** Abbreviations that every developer reads without a stop. */
export const ABBREVIATIONS: ReadonlySet<string> = new Set([
  'AI', 'API', 'AWS', 'CD', 'CI', 'CLI', 'CPU', 'CSS', 'DB', 'DNS', 'FAQ', 'GCP', 'GPU', 'HTML', 'HTTP', 'HTTPS', 'ID', 'IDE', 'IT', 'JSON', 'LLM', 'OK', 'OS',
  'PC', 'PDF', 'PR', 'QA', 'RAM', 'REST', 'RFC', 'SDK', 'SQL', 'SSH', 'TLS', 'UI', 'URL', 'UX', 'VM', 'VPN', 'XML', 'YAML', 'NPS', 'MR', 'EU', 'US', 'UK', 'TODO', 'README',
])
