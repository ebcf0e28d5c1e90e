'use client'

import { Link2 } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'

/** The address at which a survey is answered, or its results are read: to see, to select, to copy. */
export function CopyLink({ url, label = 'Address to answer at' }: { url: string; label?: string }) {
  const copy = () =>
    navigator.clipboard.writeText(url).then(
      () => toast('Link copied'),
      () => toast('The browser did not allow it: select the address and copy it yourself', { tone: 'bad' }),
    )
  return (
    <div className="flex max-w-2xl items-center gap-2">
      <output
        aria-label={label}
        className="min-w-0 flex-1 truncate rounded-md border bg-sunk px-2.5 py-1.5 font-mono text-xs select-all"
      >
        {url}
      </output>
      <Button onClick={copy}>
        <Link2 aria-hidden /> Copy link
      </Button>
    </div>
  )
}
