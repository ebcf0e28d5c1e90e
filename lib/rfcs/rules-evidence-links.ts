/**
 * Addresses of evidence inside the hub, as somebody puts them into a text: `/evidence/<id>`, with or without the hub's
 * own host before it.
 */
const address = /\/evidence\/([0-9a-f]{8}-[0-9a-f-]{27})\b/gi

/** Ids of the evidence a text links to, in order, each once; at most `limit`. */
export const mentionedEvidence = (body: string, limit = 50): string[] =>
  [...new Set([...body.matchAll(address)].map((match) => match[1]!.toLowerCase()))].slice(0, limit)
