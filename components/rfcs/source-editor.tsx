'use client'

import type { EditorView } from '@codemirror/view'
import { useEffect, useRef, useState, type ComponentProps, type RefObject } from 'react'
import { Textarea } from '@/components/ui/input'
import { cn } from '@/lib/core/cn'

export type SourceEditorProps = ComponentProps<typeof Textarea> & {
  id: string
  label: string
  markdown: boolean
  /** What the form holds; the editor follows where it is not what was typed here. */
  text: string
  onText: (text: string) => void
  onSubmit: () => void
  /** Images that are pasted or dropped at a place; left out where the text takes none. */
  onImages?: (view: EditorView, files: File[], at: number) => void
  /** The editor once it is there, or that there will be none: then the textarea stays. */
  onReady: (view: EditorView | null) => void
}

type Latest = Pick<SourceEditorProps, 'onText' | 'onSubmit' | 'onImages' | 'onReady' | 'label' | 'markdown'>

const useLatest = (latest: Latest): RefObject<Latest> => {
  const ref = useRef(latest)
  useEffect(() => void (ref.current = latest))
  return ref
}

/**
 * A text of many lines. Without the script, and until it is there, a textarea; then an editor over it that keeps the
 * textarea's value in step, so that the form posts the same either way.
 */
export function SourceEditor({
  id,
  label,
  markdown,
  text,
  onText,
  onSubmit,
  onImages,
  onReady,
  className,
  ref: register,
  ...props
}: SourceEditorProps) {
  const frame = useRef<HTMLDivElement>(null)
  const area = useRef<HTMLTextAreaElement | null>(null)
  const typed = useRef(text)
  const focused = useRef(false)
  const latest = useLatest({ onText, onSubmit, onImages, onReady, label, markdown })
  const [view, setView] = useState<EditorView | null>(null)
  const invalid = props['aria-invalid'] ? 'true' : 'false'
  const described = props['aria-describedby']

  useEffect(() => {
    let made: EditorView | null = null
    let gone = false
    Promise.all([import('./codemirror'), import('./image-drop')]).then(
      ([{ createEditor }, { imageDrop }]) => {
        if (gone || !frame.current || !area.current) return
        typed.current = area.current.value
        made = createEditor(frame.current, {
          text: typed.current,
          markdown: latest.current.markdown,
          attributes: { id, 'aria-label': latest.current.label },
          onChange: (next) => {
            typed.current = next
            latest.current.onText(next)
          },
          onSubmit: () => latest.current.onSubmit(),
          more: latest.current.onImages
            ? imageDrop((view, files, at) => latest.current.onImages?.(view, files, at))
            : undefined,
        })
        made.dispatch({ selection: { anchor: area.current.selectionStart, head: area.current.selectionEnd } })
        focused.current = document.activeElement === area.current
        setView(made)
        latest.current.onReady(made)
      },
      () => latest.current.onReady(null),
    )
    return () => {
      gone = true
      made?.destroy()
      setView(null)
    }
  }, [id, latest])

  useEffect(() => {
    if (!view) return
    if (focused.current) view.focus()
    const named = document.querySelector(`label[for="${CSS.escape(id)}"]`)
    const focus = () => view.focus()
    named?.addEventListener('click', focus)
    return () => named?.removeEventListener('click', focus)
  }, [view, id])

  useEffect(() => {
    view?.contentDOM.setAttribute('aria-invalid', invalid)
    if (described) view?.contentDOM.setAttribute('aria-describedby', described)
    else view?.contentDOM.removeAttribute('aria-describedby')
  }, [view, invalid, described])

  useEffect(() => {
    if (!view || typed.current === text) return
    typed.current = text
    void import('./codemirror').then(({ replaceText }) => replaceText(view, text))
  }, [view, text])

  return (
    <>
      <div
        ref={frame}
        className={cn(
          'h-[68dvh] min-h-80 overflow-hidden rounded-md border border-edge bg-surface text-sm transition-colors ' +
            'hover:border-ink-3 max-sm:text-md',
          'focus-within:border-accent focus-within:outline-2 focus-within:outline-accent',
          invalid === 'true' && 'border-bad',
          view === null && 'invisible absolute h-0 min-h-0',
        )}
      />
      <Textarea
        {...props}
        id={view ? undefined : id}
        hidden={view !== null}
        ref={(element) => {
          area.current = element
          if (typeof register === 'function') register(element)
        }}
        className={cn(className, view !== null && 'hidden')}
      />
    </>
  )
}
