import { cn } from '@/lib/core/cn'

/** A bar that tells the truth. `text` says it in words beside it ("312 of 1,204 files"). Without `value` it only says "working". */
export function Progress({ label, value, max = 1, text, className }: { label: string; value?: number; max?: number; text?: string; className?: string }) {
  return (
    <div className={cn('flex items-center gap-3', className)}>
      <progress aria-label={label} value={value} max={max} className="progress h-1.5 min-w-0 flex-1" />
      {text && <span className="text-sm whitespace-nowrap tabular-nums text-ink-2">{text}</span>}
    </div>
  )
}
