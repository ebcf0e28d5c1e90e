'use client'

import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import { useRef, type ReactNode } from 'react'
import { goBackTo } from './focus-main'

export const dialogSurface =
  'fixed left-1/2 z-50 -translate-x-1/2 overflow-hidden rounded-md bg-surface text-ink shadow-float ' +
  'focus-visible:outline-none data-[state=open]:animate-rise'

export function Overlay() {
  return <Radix.Overlay className="fixed inset-0 z-40 bg-scrim data-[state=open]:animate-fade" />
}

export type DialogProps = {
  title: ReactNode
  description?: ReactNode
  /** What opens it; leave out when `open` is controlled. */
  trigger?: ReactNode
  open?: boolean
  onOpenChange?: (open: boolean) => void
  /** Buttons, at the end: the primary one last. */
  footer?: ReactNode
  children?: ReactNode
}

/** A question or a short form over the page. Focus goes in and comes back; Escape closes. */
export function Dialog(props: DialogProps) {
  return (
    <Panel
      surface={`${dialogSurface} top-[10vh] flex max-h-[80vh] w-[min(34rem,calc(100vw-1.5rem))] flex-col`}
      {...props}
    />
  )
}

const FIELDS = 'input:not([type="hidden"], [disabled]), textarea:not([disabled]), select:not([disabled])'

/** A form is typed into at once: focus goes to its first field, not to “Close”, which stands before it. */
export function focusFirstField(event: Event) {
  const field = (event.currentTarget as HTMLElement | null)?.querySelector<HTMLElement>(FIELDS)
  if (!field) return
  event.preventDefault()
  field.focus()
}

/** What keeps the place of a dialog without a trigger, which Radix would forget; `enter` moves the focus in. */
export function useGoingBack(enter?: (event: Event) => void) {
  const before = useRef<Element | null>(null)
  return {
    onOpenAutoFocus: (event: Event) => {
      before.current = document.activeElement
      enter?.(event)
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault()
      goBackTo(before.current)
    },
  }
}

function Panel({
  surface,
  title,
  description,
  trigger,
  open,
  onOpenChange,
  footer,
  children,
}: DialogProps & { surface: string }) {
  const goingBack = useGoingBack(focusFirstField)
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Overlay />
        <Radix.Content
          className={surface}
          {...(trigger ? { onOpenAutoFocus: focusFirstField } : goingBack)}
          {...(description ? {} : { 'aria-describedby': undefined })}
        >
          <DialogHead title={title} description={description} />
          <div className="flex-1 overflow-y-auto px-5 pb-5">{children}</div>
          {footer && <div className="flex justify-end gap-2 border-t px-5 py-3">{footer}</div>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

export const DialogClose = Radix.Close

function DialogHead({ title, description }: Pick<DialogProps, 'title' | 'description'>) {
  return (
    <header className="flex items-start justify-between gap-4 px-5 pt-4 pb-3">
      <div>
        <Radix.Title className="text-md font-semibold">{title}</Radix.Title>
        {description && <Radix.Description className="mt-1 text-ink-2">{description}</Radix.Description>}
      </div>
      <Radix.Close aria-label="Close" className="-mr-1.5 rounded-sm p-1.5 text-ink-3 hover:bg-hover hover:text-ink">
        <X aria-hidden className="size-4" />
      </Radix.Close>
    </header>
  )
}
