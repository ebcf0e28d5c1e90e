import { cn } from '@/lib/core/cn'
import { Link } from './link'
import { Still } from './still'

export type Choice = { label: string; href: string; current: boolean; count?: number; more?: boolean }

/** A few ways to look at the same thing, each its own address. */
export function Segmented({ label, choices, className }: { label: string; choices: Choice[]; className?: string }) {
  return (
    <nav
      aria-label={label}
      className={cn('scroll-hint inline-flex max-w-full overflow-x-auto rounded-md border bg-sunk p-0.5', className)}
    >
      <Still>
        {choices.map((choice) => (
          <Link
            key={choice.href}
            href={choice.href}
            scroll={false}
            aria-current={choice.current ? 'page' : undefined}
            className={cn(
              'inline-flex h-7 items-center gap-1.5 rounded-sm px-2.5 text-sm font-medium whitespace-nowrap text-ink-2 hover:text-ink',
              choice.current &&
                'bg-surface text-ink shadow-[0_0_0_1px_var(--color-rule)] [scroll-initial-target:nearest]',
            )}
          >
            {choice.label}
            {choice.count !== undefined && (
              <span className="font-normal tabular-nums text-ink-3">
                {choice.count}
                {choice.more && '+'}
              </span>
            )}
          </Link>
        ))}
      </Still>
    </nav>
  )
}

/** The parts of one thing, each its own page: "Results · Comments · Settings". */
export function LinkTabs({ label, choices, className }: { label: string; choices: Choice[]; className?: string }) {
  return (
    <nav
      aria-label={label}
      className={cn('scroll-hint mb-6 flex gap-5 overflow-x-auto overflow-y-hidden border-b', className)}
    >
      <Still>
        {choices.map((choice) => (
          <Link
            key={choice.href}
            href={choice.href}
            aria-current={choice.current ? 'page' : undefined}
            className={cn(
              '-mb-px inline-flex h-9 items-center gap-1.5 border-b-2 border-transparent whitespace-nowrap text-ink-2 hover:text-ink',
              // Where they are wider than the window, the current one is in sight from the start.
              choice.current && 'border-accent font-medium text-ink [scroll-initial-target:nearest]',
            )}
          >
            {choice.label}
            {choice.count !== undefined && <span className="text-sm tabular-nums text-ink-3">{choice.count}</span>}
          </Link>
        ))}
      </Still>
    </nav>
  )
}
