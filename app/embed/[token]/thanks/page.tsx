import type { Metadata } from 'next'
import { ForgetSaved } from '@/components/surveys/forget-saved'

export const metadata: Metadata = { title: 'Thank you' }

export default async function EmbedThanksPage({ params }: { params: Promise<{ token: string }> }) {
  return (
    <div className="py-4">
      <ForgetSaved token={(await params).token} />
      <h1 className="text-xl tracking-tight">Thank you</h1>
      <p className="mt-2 text-base">Your answers are in, and nothing joins them to you.</p>
    </div>
  )
}
