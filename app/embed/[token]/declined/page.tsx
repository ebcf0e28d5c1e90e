import type { Metadata } from 'next'

export const metadata: Metadata = { title: 'Declined' }

export default function EmbedDeclinedPage() {
  return (
    <div className="py-4">
      <h1 className="text-xl tracking-tight">That is fine</h1>
      <p className="mt-2 text-base">It is counted that somebody declined, and nothing else.</p>
    </div>
  )
}
