/**
 * Lines without those that a condition leaves out: `ifdef::name[]`, `ifndef::name[]` to `endif::[]`, or with the words in brackets.
 * A name holds when the document sets it; several are joined by `,` (any) or `+` (all). `ifeval` is not worked out: it is left as it
 * stands, and so is what it encloses.
 */
export function withoutConditions(lines: readonly string[]): string[] {
  const set = new Set<string>()
  const kept: string[] = []
  /** For each open condition whether it holds, and whether its lines are shown as they stand. */
  const open: { holds: boolean; stands: boolean }[] = []
  for (const line of lines) {
    const shown = open.every((one) => one.holds)
    const directive = /^(ifdef|ifndef|ifeval|endif)::([^[\s]*)\[(.*)\]\s*$/.exec(line)
    if (!directive) {
      const attribute = /^:(!?)([A-Za-z][\w-]*)(!?):(?:\s|$)/.exec(line)
      if (shown && attribute) {
        const name = attribute[2]!.toLowerCase()
        if (attribute[1] || attribute[3]) set.delete(name)
        else set.add(name)
      }
      if (shown) kept.push(line)
      continue
    }
    const [, kind, names = '', words = ''] = directive
    if (kind === 'endif') {
      if (open.pop()?.stands) kept.push(line)
    } else if (kind === 'ifeval') {
      open.push({ holds: true, stands: shown })
      if (shown) kept.push(line)
    } else {
      const all = names.toLowerCase().split(/[,+]/)
      const defined = names.includes('+') ? all.every((name) => set.has(name)) : all.some((name) => set.has(name))
      const holds = defined === (kind === 'ifdef')
      if (words === '') open.push({ holds, stands: false })
      else if (shown && holds) kept.push(words)
    }
  }
  return kept
}
