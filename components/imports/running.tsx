'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { cancelAction } from '@/lib/imports/actions'
import type { ImportView } from '@/lib/imports/schema'

const EVERY_MS = 1_000

/** How far a running import is, and the way to stop it. */
export function Running({ view }: { view: ImportView }) {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), EVERY_MS)
    return () => clearInterval(timer)
  }, [router])
  const what = view.phase === 'commit' ? 'Taking over' : 'Making the preview'
  return (
    <div className="max-w-xl">
      <p role="status" className="mb-2">
        {what}: {view.done} of {view.total} files.
      </p>
      <progress aria-label={what} className="mb-3 h-2 w-full accent-accent" value={view.done} max={view.total} />
      <ActionForm action={cancelAction} submit="Cancel" variant="secondary">
        <input type="hidden" name="id" value={view.id} />
      </ActionForm>
    </div>
  )
}
