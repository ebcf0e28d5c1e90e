import type { RfcLink } from '../schema'
import type { RfcRel } from '../schema-links'
import { parentOf } from './rules-files-beside'

/** An imported RFC: where its file stands, and which others it names. */
export interface Linked {
  id: string
  number: number
  from: string | null
  dialect: string
  path: string
  headerPath: string
  sourceNumber: string | null
  links: readonly RfcLink[]
}

export interface Edge {
  fromId: string
  rel: RfcRel
  toId: string
}

const relOf: Partial<Record<RfcLink['rel'], { rel: RfcRel; turned?: true }>> = {
  replaces: { rel: 'supersedes' },
  'superseded-by': { rel: 'supersedes', turned: true },
  requires: { rel: 'requires' },
  'see-also': { rel: 'related' },
}

/** The folder that holds a source's proposals: of a file its own folder, of a folder with a README the one above. */
const shelf = ({ headerPath }: Linked) => {
  const folder = parentOf(headerPath)
  return /(^|\/)(readme|index|kep)\.[^/]*$/i.test(headerPath) ? parentOf(folder.replace(/\/$/, '')) : folder
}

/** "ADR-0003", "PEP 8", "SE-0091", "6. New", "0006-new.md" → 3, 8, 91, 6, 6. */
export const numberIn = (target: string): number | null => {
  const digits = /^(?:[A-Za-z][A-Za-z]*[-_ ]*)?#?0*(\d{1,6})(?!\d)/.exec(target.trim())?.[1]
  return digits === undefined ? null : Number(digits)
}

/**
 * Links between imported RFCs as edges. A link is resolved by the file that it names, else by the number within the same source and
 * folder; what could be two is left as words.
 */
export function edgesOf(rows: readonly Linked[]): Edge[] {
  const byPath = new Map<string, Linked[]>()
  const byNumber = new Map<string, Linked[]>()
  const add = (map: Map<string, Linked[]>, key: string, row: Linked) => map.set(key, [...(map.get(key) ?? []), row])
  for (const row of rows) {
    for (const path of new Set([row.path, row.headerPath, parentOf(row.headerPath).replace(/\/$/, '')]))
      if (path) add(byPath, `${row.from} ${path}`, row)
    if (row.sourceNumber !== null) add(byNumber, `${row.from} ${shelf(row)} ${Number(row.sourceNumber)}`, row)
  }
  const edges = new Map<string, Edge>()
  for (const row of rows) {
    for (const link of row.links) {
      const kind = relOf[link.rel]
      const number = numberIn(link.target)
      if (!kind) continue
      const found =
        (link.path ? byPath.get(`${row.from} ${link.path}`) : undefined) ??
        (number === null ? undefined : byNumber.get(`${row.from} ${shelf(row)} ${number}`))
      const other = found?.length === 1 ? found[0]! : null
      if (!other || other.id === row.id) continue
      const [fromId, toId] = kind.turned ? [other.id, row.id] : [row.id, other.id]
      if (kind.rel === 'related' && edges.has(`${toId} related ${fromId}`)) continue
      edges.set(`${fromId} ${kind.rel} ${toId}`, { fromId, rel: kind.rel, toId })
    }
  }
  return [...edges.values()]
}

/** Those of the new edges that close no circle of their kind, with what is there and with each other. */
export function withoutCircles(existing: readonly Edge[], fresh: readonly Edge[]): Edge[] {
  const out = new Map<string, string[]>()
  const next = (rel: RfcRel, id: string) => out.get(`${rel} ${id}`) ?? []
  const add = (edge: Edge) => out.set(`${edge.rel} ${edge.fromId}`, [...next(edge.rel, edge.fromId), edge.toId])
  const leads = (rel: RfcRel, start: string, end: string): boolean => {
    const seen = new Set([start])
    for (const id of seen) {
      if (id === end) return true
      for (const to of next(rel, id)) seen.add(to)
    }
    return false
  }
  for (const edge of existing) add(edge)
  return fresh.filter((edge) => {
    if (edge.rel !== 'related' && leads(edge.rel, edge.toId, edge.fromId)) return false
    add(edge)
    return true
  })
}
