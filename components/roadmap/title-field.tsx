'use client'

import { useEffect, useState } from 'react'
import { TextField } from '@/components/ui/form-fields'
import { TextLink } from '@/components/ui/link'
import { paths } from '@/lib/core/paths'
import { similarAction } from '@/lib/roadmap/actions'

const PAUSE_MS = 300

/** The title of an item; while it is typed, the items that say the same are shown under it. */
export function TitleField({ value, except }: { value?: string | undefined; except?: string | undefined }) {
  const [words, setWords] = useState('')
  const [similar, setSimilar] = useState<{ id: string; title: string }[]>([])
  useEffect(() => {
    let current = true
    const timer = setTimeout(() => {
      if (words.trim().length < 4) return setSimilar([])
      void similarAction({ text: words, ...(except && { except }) }).then((answer) => {
        if (current && answer.ok) setSimilar(answer.data)
      })
    }, PAUSE_MS)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [words, except])
  return (
    <div>
      <TextField
        name="title"
        label="Title"
        maxLength={200}
        defaultValue={value}
        help="What will be different, not how it is built."
        onChange={(event) => setWords(event.target.value)}
      />
      <div aria-live="polite">
        {similar.length > 0 && (
          <div className="mt-2 rounded-md border border-warn/40 px-3 py-2 text-sm">
            <p>Similar items are on the roadmap already:</p>
            <ul className="ml-4 list-disc">
              {similar.map((item) => (
                <li key={item.id}>
                  <TextLink href={paths.item(item.id)} target="_blank">
                    {item.title}
                  </TextLink>
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </div>
  )
}
