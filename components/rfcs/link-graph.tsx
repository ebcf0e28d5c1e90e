import { layoutLinks, relWords } from '@/lib/rfcs/rules-links'
import { paths } from '@/lib/core/paths'
import type { LinkGraph as Graph } from '@/lib/rfcs/schema-links'
import { STATUS_LABELS } from '@/lib/rfcs/presenter-labels'
import { ScrollArea } from '@/components/ui/scroll-area'

const box = { width: 190, height: 44, gapX: 70, gapY: 16 }
const shorten = (text: string, max: number) => (text.length > max ? `${text.slice(0, max - 1).trimEnd()}…` : text)

/**
 * RFCs around one of them: what it stands on to the left, what stands on it to the right. Solid: requires; heavy:
 * supersedes; dotted: related.
 */
export function LinkGraph({ focus, graph }: { focus: number; graph: Graph }) {
  const { nodes, columns, rows } = layoutLinks(
    focus,
    graph.nodes.map((node) => node.number),
    graph.edges,
  )
  const titles = new Map(graph.nodes.map((node) => [node.number, node]))
  const at = new Map(
    nodes.map((node) => [
      node.number,
      { x: node.column * (box.width + box.gapX) + 1, y: node.row * (box.height + box.gapY) + 1 },
    ]),
  )
  // Room at the right for links between boxes that stand below each other.
  const width = columns * (box.width + box.gapX) - box.gapX + 34
  const height = rows * (box.height + box.gapY) - box.gapY + 2
  return (
    <ScrollArea label="Picture of the links">
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} className="rfc-links">
        {graph.edges.map(({ from, rel, to }) => {
          const [a, b] = [at.get(from), at.get(to)]
          return a && b ? (
            <path key={`${from} ${rel} ${to}`} data-rel={rel} d={curve(a, b)}>
              <title>{`RFC ${from} ${relWords[rel].from.toLowerCase()} RFC ${to}`}</title>
            </path>
          ) : null
        })}
        {nodes.map(({ number }) => {
          const [place, node] = [at.get(number), titles.get(number)]
          return place && node ? (
            <a key={number} href={paths.rfc(number)} aria-current={number === focus ? 'page' : undefined}>
              <rect x={place.x} y={place.y} width={box.width} height={box.height} rx={6} />
              <text x={place.x + 10} y={place.y + 18}>
                {`RFC ${number}`}
                <tspan className="rfc-links-status">{` ${STATUS_LABELS[node.status]}`}</tspan>
              </text>
              <text x={place.x + 10} y={place.y + 34} className="rfc-links-title">
                {shorten(node.title, 27)}
                <title>{node.title}</title>
              </text>
            </a>
          ) : null
        })}
      </svg>
    </ScrollArea>
  )
}

type Point = { x: number; y: number }

/** From the side of one box that faces the other, or around where they stand below each other. */
const curve = (a: Point, b: Point): string => {
  const half = box.height / 2
  if (a.x === b.x)
    return (
      `M${a.x + box.width},${a.y + half} ` +
      `C${a.x + box.width + 40},${a.y + half} ${b.x + box.width + 40},${b.y + half} ${b.x + box.width},${b.y + half}`
    )
  const [left, right] = a.x < b.x ? [a, b] : [b, a]
  const [from, to] = [left.x + box.width, right.x]
  const middle = (from + to) / 2
  return `M${from},${left.y + half} C${middle},${left.y + half} ${middle},${right.y + half} ${to},${right.y + half}`
}
