'use client'

import { useEffect, useState } from 'react'
import { apiPaths } from '@/lib/core/paths'
import { z } from 'zod/mini'

const hits = z.object({
  data: z.array(
    z.object({ title: z.string(), href: z.string(), kind: z.optional(z.string()), detail: z.optional(z.string()) }),
  ),
})
export type Hit = z.infer<typeof hits>['data'][number]

/** Asks `GET /api/v1/search?q=` from the second letter on, 120 ms after the last one. Where there is no search, finds nothing. */
export function useSearch(text: string): { found: Hit[]; state: 'idle' | 'searching' | 'done' } {
  const query = text.trim()
  const [answer, setAnswer] = useState<{ query: string; found: Hit[] }>({ query: '', found: [] })
  useEffect(() => {
    if (query.length < 2) return
    const abort = new AbortController()
    const timer = setTimeout(async () => {
      const found = await search(query, abort.signal)
      if (!abort.signal.aborted) setAnswer({ query, found })
    }, 120)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [query])
  if (query.length < 2) return { found: [], state: 'idle' }
  return { found: answer.found, state: answer.query === query ? 'done' : 'searching' }
}

async function search(query: string, signal: AbortSignal): Promise<Hit[]> {
  try {
    const response = await fetch(apiPaths.search(query), { signal })
    const body = response.ok ? hits.safeParse(await response.json()) : null
    return body?.success ? body.data.data : []
  } catch {
    // Offline or typed on: the palette still has its pages and actions.
    return []
  }
}
