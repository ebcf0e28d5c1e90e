'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { paths } from '@/lib/core/paths'

/** A link to a line (`#L213`) of a text that is shown in parts leads to the part that holds it. The server never hears of it. */
export function LineFinder({ session }: { session: string }) {
  const router = useRouter()
  useEffect(() => {
    const find = () => {
      const line = /^#L(\d+)$/.exec(location.hash)?.[1]
      if (line && !document.getElementById(`L${line}`)) router.replace(paths.session(session, { line }, `L${line}`))
    }
    find()
    addEventListener('hashchange', find)
    return () => removeEventListener('hashchange', find)
  }, [session, router])
  return null
}
