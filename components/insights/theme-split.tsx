'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition, type ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { toast } from '@/components/ui/toast'
import { splitThemeAction, unsplitThemeAction } from '@/lib/insights/actions-themes'

/** Around a list with boxes: what is ticked becomes a theme of its own, with undo. */
export function ThemeSplit({ theme, children }: { theme: string; children: ReactNode }) {
  const router = useRouter()
  const [error, setError] = useState<string | null>(null)
  const [pending, start] = useTransition()
  const split = (form: FormData) =>
    start(async () => {
      const label = String(form.get('label') ?? '').trim()
      const result = await splitThemeAction({ theme, e: form.getAll('e').map(String), label })
      if (!result.ok) return setError(result.message)
      setError(null)
      const undo = async () => {
        const back = await unsplitThemeAction({ theme: result.data.id })
        if (!back.ok) toast(back.message, { tone: 'bad' })
        else router.refresh()
      }
      toast(`“${result.data.label}” is a theme of its own`, { undo: () => void undo() })
      router.refresh()
    })
  return (
    <form action={split} className="group/select">
      {children}
      <div className="invisible sticky bottom-0 z-20 -mx-1 mt-2 flex flex-wrap items-center gap-2 border-t bg-ground px-1 py-3 group-has-[:checked]/select:visible">
        <Input
          name="label"
          aria-label="Name of the new theme"
          placeholder="Name (left empty: found from the words)"
          maxLength={120}
          autoComplete="off"
          className="w-72"
        />
        <Button type="submit" variant="primary" pending={pending}>
          Split off
        </Button>
        {error && (
          <p role="alert" className="text-sm text-bad">
            {error}
          </p>
        )}
      </div>
    </form>
  )
}
