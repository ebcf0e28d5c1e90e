'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { toast } from '@/components/ui/toast'
import { paths } from '@/lib/core/paths'
import { deleteSurveyAction } from '@/lib/surveys/actions'

/** Deletes a draft for good, after a question: nothing of it can be brought back. */
export function DeleteDraft({ id, title }: { id: string; title: string }) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [pending, start] = useTransition()
  const remove = () =>
    start(async () => {
      const result = await deleteSurveyAction({ id })
      setOpen(false)
      if (!result.ok) return toast(result.message, { tone: 'bad' })
      toast(`“${title}” is deleted`)
      router.push(paths.surveys())
    })
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={`Delete “${title}”?`}
      description="Its questions are deleted for good. A survey that was open is kept."
      trigger={<Button variant="ghost">Delete draft</Button>}
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Keep it</Button>
          <Button variant="primary" pending={pending} onClick={remove}>
            Delete draft
          </Button>
        </>
      }
    />
  )
}
