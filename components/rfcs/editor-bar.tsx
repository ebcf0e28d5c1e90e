'use client'

import { ImagePlus } from 'lucide-react'
import { useRef } from 'react'
import { Button, ButtonLink } from '@/components/ui/button'
import { imageAccept } from './image-insert'
import { KeptNote } from './autosave-offer'
import type { Keeping } from './use-autosave'

export type EditorBarProps = {
  save: string
  back: string
  pending: boolean
  keeping: Keeping
  ready: boolean
  preview: boolean
  onPreview: (shown: boolean) => void
  /** Null where the text takes no images. */
  onImages: ((files: File[]) => void) | null
}

/** What can be done with the text, always in sight. */
export function EditorBar({ save, back, pending, keeping, ready, preview, onPreview, onImages }: EditorBarProps) {
  const chooser = useRef<HTMLInputElement>(null)
  return (
    <div className="sticky bottom-0 z-10 flex flex-wrap items-center gap-2 border-t bg-ground py-3">
      <Button type="submit" variant="primary" pending={pending}>
        {save}
      </Button>
      <ButtonLink variant="ghost" href={back}>
        Cancel
      </ButtonLink>
      <KeptNote {...keeping} />
      <span className="ml-auto flex gap-2">
        {onImages && (
          <>
            <input
              ref={chooser}
              type="file"
              accept={imageAccept}
              multiple
              hidden
              aria-label="Images to add"
              onChange={(event) => {
                onImages([...(event.target.files ?? [])])
                event.target.value = ''
              }}
            />
            <Button disabled={!ready} onClick={() => chooser.current?.click()}>
              <ImagePlus aria-hidden /> <span className="max-sm:sr-only">Add image</span>
            </Button>
          </>
        )}
        <Button aria-pressed={preview} disabled={!ready} onClick={() => onPreview(!preview)} className="max-lg:hidden">
          {preview ? 'Hide preview' : 'Preview'}
        </Button>
      </span>
    </div>
  )
}

/** On a narrow page, where the two do not fit beside each other: one or the other. */
export function WriteOrPreview({ ready, preview, onPreview }: Pick<EditorBarProps, 'ready' | 'preview' | 'onPreview'>) {
  return (
    <div role="group" aria-label="Shown" className="flex gap-1 lg:hidden">
      <Button
        size="sm"
        disabled={!ready}
        aria-pressed={!preview}
        variant={preview ? 'ghost' : 'secondary'}
        onClick={() => onPreview(false)}
      >
        Write
      </Button>
      <Button
        size="sm"
        disabled={!ready}
        aria-pressed={preview}
        variant={preview ? 'secondary' : 'ghost'}
        onClick={() => onPreview(true)}
      >
        Preview
      </Button>
    </div>
  )
}
