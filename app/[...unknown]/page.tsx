import type { Metadata } from 'next'
import { notFound } from 'next/navigation'

export const metadata: Metadata = { title: 'Not found' }

/** Every address that no page has. */
export default function UnknownPage() {
  notFound()
}
