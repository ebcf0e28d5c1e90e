'use client'

import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { usePostedForm } from '@/components/ui/use-posted-form'
import { promoteAction } from '@/lib/insights/actions'

/** Makes an insight of a theme, with a statement of one's own. */
export function PromoteForm({
  theme,
  label,
  inSight = false,
}: {
  theme: string
  label: string
  /** On the theme's own page, where this is what there is to do. */
  inSight?: boolean
}) {
  const { result, pending, form } = usePostedForm(promoteAction)
  return (
    <details open={inSight}>
      <summary className="cursor-pointer text-sm/6 text-ink-2">
        Create insight<span className="sr-only"> of {label}</span>
      </summary>
      <form {...form} className="mt-2 max-w-prose space-y-2">
        <input type="hidden" name="theme" value={theme} />
        <Input
          name="statement"
          aria-label={`Statement for ${label}`}
          placeholder="What the pieces say"
          required
          maxLength={500}
          autoComplete="off"
        />
        {result && !result.ok && (
          <p role="alert" className="text-sm text-bad">
            {result.message}
          </p>
        )}
        <Button type="submit" size="sm" pending={pending}>
          Create insight
        </Button>
      </form>
    </details>
  )
}
