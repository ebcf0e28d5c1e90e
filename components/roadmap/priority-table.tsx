import { TextLink } from '@/components/ui/link'
import { formatScore } from '@/lib/core/format'
import { paths } from '@/lib/core/paths'
import type { Prioritized } from '@/lib/roadmap/queries-prioritize'
import type { Scenario } from '@/lib/roadmap/schema-prioritize'
import { SCENARIO_LABELS } from './labels'
import { ScrollArea } from '@/components/ui/scroll-area'

const standing = ({ rank, score }: Prioritized['a']): string =>
  score === null ? `${rank}` : `${rank} (${formatScore(score)})`

const change = (from: number, to: number): string =>
  from === to ? '' : to < from ? `▲ ${from - to}` : `▼ ${to - from}`

/** The items in the order of the first scenario, with their rank in the second next to it. */
export function PriorityTable({ items, a, b }: { items: Prioritized[]; a: Scenario; b: Scenario }) {
  return (
    <ScrollArea label="Items by priority">
      <table className="w-full text-sm">
        <thead className="text-left text-ink-3">
          <tr>
            <th className="py-1 pr-3 font-normal">Item</th>
            <th className="py-1 pr-3 text-right font-normal">{SCENARIO_LABELS[a]}</th>
            <th className="py-1 pr-3 text-right font-normal">{SCENARIO_LABELS[b]}</th>
            <th className="py-1 text-right font-normal">Change</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id} className="border-t">
              <td className="py-1.5 pr-3 break-words">
                <TextLink href={paths.item(item.id)}>{item.title}</TextLink>
              </td>
              <td className="py-1.5 pr-3 text-right tabular-nums">{standing(item.a)}</td>
              <td className="py-1.5 pr-3 text-right tabular-nums">{standing(item.b)}</td>
              <td className="py-1.5 text-right tabular-nums">{change(item.a.rank, item.b.rank)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  )
}
