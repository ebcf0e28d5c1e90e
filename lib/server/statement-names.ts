import { createHash } from 'node:crypto'

/** Statements that each connection may keep prepared: as many as the hub runs often, and a bound on what PostgreSQL holds for them. */
const MOST_NAMES = 300
/** Texts whose number is counted, before counting begins anew. */
const MOST_COUNTED = 5_000
/** One that runs once, with so many parameters as it had then, is not worth a name. */
const OFTEN = 3

/**
 * Names for statements that run often: under a name PostgreSQL parses and plans a statement once for each connection instead of
 * each time, which takes longer than running most of them. The text itself gives the name.
 * @returns the name of a statement by its text, or '' where it has none
 */
export function statementNames(most = MOST_NAMES): (sql: string) => string {
  const names = new Map<string, string>()
  const times = new Map<string, number>()
  return (sql) => {
    const name = names.get(sql)
    if (name) return name
    if (names.size >= most) return ''
    if (times.size >= MOST_COUNTED) times.clear()
    const seen = (times.get(sql) ?? 0) + 1
    times.set(sql, seen)
    if (seen < OFTEN) return ''
    times.delete(sql)
    const made = createHash('sha256').update(sql).digest('base64url')
    names.set(sql, made)
    return made
  }
}
