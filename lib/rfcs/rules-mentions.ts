/** `@ana` or `@ana.lind`: the part of an e-mail address before the @. Not inside an address, a path or a word. */
const mention = /(?<![\w@/.`-])@([a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?)/gi
/** Code is not talk: what stands between backticks or in a fence names nobody. */
const code = /^(```|~~~)[\s\S]*?^\1|`[^`\n]*`/gm

export const maxMentions = 30

/** The handles that a comment mentions, lower-cased, each once. */
export const mentionsIn = (body: string): string[] =>
  [...new Set([...body.replace(code, ' ').matchAll(mention)].map((match) => (match[1] ?? '').toLowerCase()))].slice(0, maxMentions)

/** How somebody is mentioned: "ana.lind" of "Ana.Lind@example.com". */
export const handleOf = (email: string): string => email.slice(0, Math.max(0, email.lastIndexOf('@'))).toLowerCase()
