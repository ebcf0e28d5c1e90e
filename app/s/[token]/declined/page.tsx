import type { Metadata } from 'next'

export const metadata: Metadata = { title: 'Declined' }

export default async function DeclinedPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  return (
    <div className="pt-8">
      <h1 className="text-2xl tracking-tight">That is fine</h1>
      <p className="mt-3">It is counted that somebody declined, and nothing else. You will not be reminded of it here.</p>
      <p className="mt-3">
        <a href={`/s/${encodeURIComponent(token)}`} className="text-accent underline decoration-accent/40 underline-offset-4">
          Answer after all
        </a>
      </p>
    </div>
  )
}
