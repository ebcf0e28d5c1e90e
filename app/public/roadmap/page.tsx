import type { Metadata } from 'next'
import { HORIZON_LABELS, KIND_LABELS } from '@/components/roadmap/labels'
import { getPublicRoadmap } from '@/lib/roadmap/queries-public'
import type { PublicItem } from '@/lib/roadmap/schema-public'
import { orNotFound } from '@/lib/server/page'

export const metadata: Metadata = { title: 'Roadmap' }
// Open or closed is a setting, and the items change: never built beforehand.
export const dynamic = 'force-dynamic'

export default async function PublicRoadmapPage() {
  const { columns, shipped } = await orNotFound(getPublicRoadmap())
  return (
    <main className="mx-auto max-w-6xl px-4 py-8">
      <h1 className="mb-1 text-xl font-semibold">Roadmap</h1>
      <p className="mb-6 text-ink-2">What is being worked on, what is next, what comes later, and what shipped.</p>
      <div className="grid gap-x-6 gap-y-8 lg:grid-cols-3">
        {columns.map(({ horizon, items }) => (
          <section key={horizon} aria-label={HORIZON_LABELS[horizon]}>
            <h2 className="mb-3 border-b pb-1.5 text-md">
              {HORIZON_LABELS[horizon]} <span className="text-sm text-ink-3">{items.length}</span>
            </h2>
            {items.length === 0 && <p className="text-sm text-ink-3">Nothing here.</p>}
            <ol className="space-y-2">
              {items.map((item) => (
                <Entry key={item.id} item={item} />
              ))}
            </ol>
          </section>
        ))}
      </div>
      {shipped.length > 0 && (
        <section aria-label="Shipped" className="mt-10">
          <h2 className="mb-3 border-b pb-1.5 text-md">Shipped</h2>
          <ol className="grid gap-2 lg:grid-cols-3">
            {shipped.map((item) => (
              <Entry key={item.id} item={item} />
            ))}
          </ol>
        </section>
      )}
    </main>
  )
}

function Entry({ item }: { item: PublicItem }) {
  const facts = [KIND_LABELS[item.kind], item.theme, item.quarter, item.shippedAt?.slice(0, 10)].filter(Boolean)
  return (
    <li className="rounded-md border bg-surface p-3">
      <p className="text-xs text-ink-3">{facts.join(' · ')}</p>
      <h3 className="font-medium break-words">{item.title}</h3>
      {item.problem && <p className="mt-1 line-clamp-3 text-sm break-words text-ink-2">{item.problem}</p>}
      {item.outcome && <p className="mt-1 text-sm break-words">→ {item.outcome}</p>}
    </li>
  )
}
