'use client'

import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { usePostedForm } from '@/components/ui/use-posted-form'
import { promoteAction } from '@/lib/insights/actions'

interface Props {
  theme: string
  label: string
}

/** Makes an insight of a theme, with a statement of one's own. On a theme's own page it is in sight; in a list it folds. */
export function PromoteForm({ inSight = false, ...props }: Props & { inSight?: boolean }) {
  if (inSight) return <Statement {...props} />
  return (
    <details>
      <summary className="cursor-pointer text-sm/6 text-ink-2">
        Create insight<span className="sr-only"> of {props.label}</span>
      </summary>
      <div className="mt-2">
        <Statement {...props} />
      </div>
    </details>
  )
}

function Statement({ theme, label }: Props) {
  const { result, pending, form } = usePostedForm(promoteAction)
  return (
    <form {...form} className="flex max-w-3xl flex-wrap items-center gap-2">
      <input type="hidden" name="theme" value={theme} />
      <Input
        name="statement"
        aria-label={`Statement for ${label}`}
        placeholder="What the pieces say, in one sentence"
        required
        maxLength={500}
        autoComplete="off"
        className="min-w-0 flex-1 basis-64"
      />
      <Button type="submit" size="sm" pending={pending}>
        Create insight
      </Button>
      {result && !result.ok && (
        <p role="alert" className="basis-full text-sm text-bad">
          {result.message}
        </p>
      )}
    </form>
  )
}
