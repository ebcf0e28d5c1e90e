import { ActionForm } from '@/components/ui/action-form'
import { Section } from '@/components/ui/page-header'
import { RowWithAction } from '@/components/ui/row-with-action'
import { Time } from '@/components/ui/time'
import { clearLineAction, undoLineAction } from '@/lib/roadmap/actions'
import type { ItemHistoryLine } from '@/lib/roadmap/schema'

/** What happened to an item, the last first, each line with who and why; what can be taken back has its button. */
export function ItemHistory({ id, lines, now }: { id: string; lines: ItemHistoryLine[]; now: Date }) {
  if (lines.length === 0) return null
  return (
    <Section title="History" id="history">
      <ol className="max-w-prose divide-y text-sm">
        {lines.map((line) => (
          <RowWithAction
            key={line.seq}
            action={line.undoable && undoLineAction}
            submit="Undo"
            values={{ id, seq: line.seq }}
          >
            <p className={line.undone ? 'break-words text-ink-3 line-through' : 'break-words'}>{line.says}</p>
            {line.why && <q className="block break-words text-ink-2">{line.why}</q>}
            <p className="text-xs text-ink-3">
              {line.by ?? 'By itself'} · <Time at={new Date(line.at)} now={now} />
              {line.undone && ' · undone'}
            </p>
            {line.words && (
              <ActionForm action={clearLineAction} submit="Take the words out" variant="ghost" size="sm" inline>
                <input type="hidden" name="id" value={id} />
                <input type="hidden" name="seq" value={line.seq} />
              </ActionForm>
            )}
          </RowWithAction>
        ))}
      </ol>
    </Section>
  )
}
