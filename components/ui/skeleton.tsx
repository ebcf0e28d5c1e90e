import { cn } from '@/lib/core/cn'

/** A grey block of the size of what comes. Give it that size. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cn('block animate-pulse rounded-sm bg-ink/8', className)} />
}

/** A table that is on its way: same head, same row height. */
export function TableSkeleton({ rows = 8, label = 'Loading' }: { rows?: number; label?: string }) {
  return (
    <div role="status" aria-label={label}>
      {Array.from({ length: rows + 1 }, (_, i) => (
        <div key={i} className="flex h-8 items-center gap-6 border-b px-2">
          <Skeleton className={cn('h-3', i % 3 === 0 ? 'w-1/3' : i % 3 === 1 ? 'w-2/5' : 'w-1/4')} />
          <Skeleton className="ml-auto h-3 w-16" />
          <Skeleton className="h-3 w-10" />
        </div>
      ))}
    </div>
  )
}

/** A page that is on its way: crumb, title, and a table's worth of rows. */
export function PageSkeleton() {
  return (
    <div>
      <Skeleton className="h-3.5 w-24" />
      <Skeleton className="mt-3 h-6 w-64 max-w-full" />
      <Skeleton className="mt-3 mb-8 h-3.5 w-96 max-w-full" />
      <TableSkeleton />
    </div>
  )
}
