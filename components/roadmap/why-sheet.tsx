'use client'

import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { Sheet } from '@/components/ui/dialog'

/** The panel over the board; its own address is the page behind it, so closing goes back. */
export function WhySheet({ title, children }: { title: string; children: ReactNode }) {
  const router = useRouter()
  return (
    <Sheet open onOpenChange={(open) => !open && router.back()} title="Why is it here?" description={title}>
      {children}
    </Sheet>
  )
}
