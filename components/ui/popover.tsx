'use client'

import { Popover as Radix } from 'radix-ui'
import type { ReactNode } from 'react'

/** A small panel beside what opened it, for something richer than a `Menu` can hold. */
export function Popover(props: { trigger: ReactNode; label: string; align?: 'start' | 'center' | 'end'; children: ReactNode }) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{props.trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          aria-label={props.label}
          align={props.align ?? 'start'}
          sideOffset={4}
          collisionPadding={8}
          className="z-50 w-80 max-w-[calc(100vw-1rem)] rounded-md bg-surface p-4 text-ink shadow-float data-[state=open]:animate-fade"
        >
          {props.children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

export const PopoverClose = Radix.Close
