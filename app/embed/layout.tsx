import type { ReactNode } from 'react'
import { FrameHeight } from '@/components/surveys/frame-height'

/** What stands in a frame of another page: the survey, and nothing around it. */
export default function EmbedLayout({ children }: { children: ReactNode }) {
  return (
    <main id="main" className="mx-auto max-w-2xl px-4 pb-4 text-lg">
      <FrameHeight />
      {children}
    </main>
  )
}
