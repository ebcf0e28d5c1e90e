'use client'

import { useRouter } from 'next/navigation'
import type { Route } from 'next'
import { useEffect } from 'react'

/**
 * On a page that shows a list in parts: an address with a place of another part (`#q30`) leads to the part that has it. The
 * server never hears of it.
 */
export function AnchorFinder({ elsewhere }: { elsewhere: Readonly<Record<string, string>> }) {
  const router = useRouter()
  useEffect(() => {
    const find = () => {
      const place = location.hash.slice(1)
      if (Object.hasOwn(elsewhere, place)) router.replace(elsewhere[place] as Route)
    }
    find()
    addEventListener('hashchange', find)
    return () => removeEventListener('hashchange', find)
  }, [elsewhere, router])
  return null
}
