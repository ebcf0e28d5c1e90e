import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { PublicBoard } from '@/components/roadmap/public-board'
import { keptStill } from '@/components/ui/kept-still'
import { systemClock } from '@/lib/core/clock'
import { pageKind } from '@/lib/core/page-kind'
import { param, type SearchParams } from '@/lib/core/url'
import { mapPublicResults } from '@/lib/outcomes/queries-public'
import { getPublicRoadmap, getPublicVersion } from '@/lib/roadmap/queries-public'
import { HORIZONS } from '@/lib/roadmap/schema'
import { orNotFound } from '@/lib/server/page'

export const metadata: Metadata = { title: 'Roadmap' }
// Open or closed is a setting, and the items change: never built beforehand.
export const dynamic = 'force-dynamic'

/**
 * The same for everybody who reads it. Each change of what it shows makes another version; figures measured of shipped items come without
 * one. The hub's own server keeps the whole page (lib/server/http/kept-page.ts): this is what it is made of, and what `next` alone shows.
 */
const kept = keptStill(5_000)

export default async function PublicRoadmapPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [asked, params, version] = await Promise.all([headers(), searchParams, orNotFound(getPublicVersion())])
  pageKind().isHtml = asked.get('accept')?.includes('text/html') ?? false
  const whole = HORIZONS.find((horizon) => horizon === param(params, 'all'))
  const board = await kept(`${version} ${whole ?? ''}`, async () => {
    const roadmap = await getPublicRoadmap(whole)
    const results = await mapPublicResults(roadmap.shipped, systemClock())
    return <PublicBoard roadmap={roadmap} results={results} />
  })
  return (
    <main className="mx-auto max-w-6xl px-4 py-8">
      <h1 className="mb-1 text-xl font-semibold">Roadmap</h1>
      <p className="mb-6 text-ink-2">What is being worked on, what is next, what comes later, and what shipped.</p>
      {board}
    </main>
  )
}
