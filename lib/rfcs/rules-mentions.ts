/** `@ana` or `@ana.lind`: the part of an e-mail address before the @. Not inside an address, a path or a word. */
const mention = /(?<![\w@/.`-])@([a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?)/gi
/** Code is not talk: what stands between backticks or in a fence names nobody. */
const code = /^(```|~~~)[\s\S]*?^\1|`[^`\n]*`/gm

export const maxMentions = 30

/** The handles that a comment mentions, lower-cased, each once. */
export const mentionsIn = (body: string): string[] =>
  [...new Set([...body.replace(code, ' ').matchAll(mention)].map((match) => (match[1] ?? '').toLowerCase()))].slice(
    0,
    maxMentions,
  )

/** How somebody is mentioned: "ana.lind" of "Ana.Lind@example.com". */
export const handleOf = (email: string): string => email.slice(0, Math.max(0, email.lastIndexOf('@'))).toLowerCase()

/** Somebody as a comment can mention them: `@handle`. */
export interface Mentionable {
  handle: string
  name: string
}

export interface MentionAt {
  /** Where its @ stands. */
  from: number
  /** What follows it up to the caret. */
  typed: string
}

const begun = /(?<![\w@/.`-])@([a-z0-9._-]{0,64})$/i

/** The mention that is being typed where the caret stands; null where there is none. */
export function mentionAt(text: string, caret: number): MentionAt | null {
  // As much as a handle and what stands before it: the text may be long.
  const found = begun.exec(text.slice(Math.max(0, caret - 70), caret))
  return found ? { from: caret - found[0].length, typed: found[1]!.toLowerCase() } : null
}
