'use client'

import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'
import { MoreHorizontal } from 'lucide-react'
import { buttonStyle } from '@/components/ui/button-style'
import { menuItemStyle } from '@/components/ui/menu'
import { toast } from '@/components/ui/toast'
import { useId } from 'react'
import type { Result } from '@/lib/core/errors'
import {
  mergeThemeAction,
  pinThemeAction,
  renameThemeAction,
  themeNamesAction,
  unmergeThemeAction,
} from '@/lib/insights/actions-themes'

interface Named {
  id: string
  label: string
}
type Props = { theme: Named & { pinned: boolean } }

/** Ways to name a theme and to put it into another one, each with undo. */
export function ThemeMenu({ theme }: Props) {
  const id = useId()
  const [dialog, setDialog] = useState<'rename' | 'merge' | null>(null)
  const [others, setOthers] = useState<Named[]>([])
  const [error, setError] = useState<string | null>(null)
  const [pending, start] = useTransition()

  const back = (work: () => Promise<Result<unknown>>) => () =>
    void work().then((result) => !result.ok && toast(result.message, { tone: 'bad' }))
  const run = (work: () => Promise<Result<unknown>>, message: string, undo: () => Promise<Result<unknown>>) =>
    start(async () => {
      const result = await work()
      if (!result.ok) return setError(result.message)
      setDialog(null)
      toast(message, { undo: back(undo) })
    })

  const rename = (form: FormData) => {
    const label = String(form.get('label') ?? '').trim()
    run(
      () => renameThemeAction({ theme: theme.id, label }),
      `Named “${label}”; runs keep this name`,
      () => renameThemeAction({ theme: theme.id, label: theme.label, pinned: theme.pinned }),
    )
  }
  const merge = (form: FormData) => {
    const into = String(form.get('into') ?? '')
    run(
      () => mergeThemeAction({ theme: theme.id, into }),
      `Merged into “${others.find((one) => one.id === into)?.label ?? ''}”`,
      () => unmergeThemeAction({ theme: theme.id }),
    )
  }
  const open = (which: 'rename' | 'merge') => {
    setError(null)
    setDialog(which)
    if (which === 'merge')
      start(async () => {
        const result = await themeNamesAction()
        if (result.ok) setOthers(result.data.filter((one) => one.id !== theme.id))
        else setError(result.message)
      })
  }
  const pin = () => {
    const set = (pinned: boolean) => pinThemeAction({ theme: theme.id, pinned })
    run(
      () => set(!theme.pinned),
      theme.pinned ? 'The next run names it' : 'Runs keep this name',
      () => set(theme.pinned),
    )
  }
  const problem = error && (
    <p role="alert" className="text-sm text-bad">
      {error}
    </p>
  )
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        aria-label={`More for ${theme.label}`}
        className={buttonStyle({ variant: 'ghost', size: 'icon' })}
      >
        <MoreHorizontal aria-hidden />
      </button>
      <div id={id} popover="auto" role="group" aria-label={`More for ${theme.label}`} className="menu-popover">
        <button type="button" popoverTarget={id} className={menuItemStyle} onClick={() => open('rename')}>
          Rename
        </button>
        <button type="button" popoverTarget={id} className={menuItemStyle} onClick={pin}>
          {theme.pinned ? 'Let the next run name it' : 'Keep this name'}
        </button>
        <button type="button" popoverTarget={id} className={menuItemStyle} onClick={() => open('merge')}>
          Merge into another theme
        </button>
      </div>
      <Dialog
        open={dialog === 'rename'}
        onOpenChange={(on) => setDialog(on ? 'rename' : null)}
        title="Rename the theme"
        description="The name stays when themes are found again."
      >
        <form action={rename} className="space-y-3">
          <Input
            name="label"
            aria-label="Name"
            defaultValue={theme.label}
            maxLength={120}
            required
            autoComplete="off"
          />
          {problem}
          <Button type="submit" variant="primary" pending={pending}>
            Rename
          </Button>
        </form>
      </Dialog>
      <Dialog
        open={dialog === 'merge'}
        onOpenChange={(on) => setDialog(on ? 'merge' : null)}
        title={`Merge “${theme.label}”`}
        description="Its pieces go to the other theme, also those that later runs find."
      >
        <form action={merge} className="space-y-3">
          <select
            name="into"
            aria-label="Into which theme"
            required
            className="h-8 w-full rounded-md border border-edge bg-surface px-2 max-sm:h-10"
          >
            {others.map((one) => (
              <option key={one.id} value={one.id}>
                {one.label}
              </option>
            ))}
          </select>
          {problem}
          <Button type="submit" variant="primary" pending={pending} disabled={others.length === 0}>
            Merge
          </Button>
        </form>
      </Dialog>
    </>
  )
}
