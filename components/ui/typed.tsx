'use client'

import { createContext, use, type ComponentProps } from 'react'
import type { Typed } from '@/lib/core/errors'
import { Textarea } from './input'

/** Around the fields of a form that came back refused: what was typed into it, where no script kept that. */
export const TypedValues = createContext<Typed | undefined>(undefined)

/** What to fill a field with: what was typed into it before the form came back, else what stands there anyway. */
export function useTyped<D>(name: string | undefined, own: D): D | string {
  const all = use(TypedValues)
  return (name !== undefined ? all?.[name]?.[0] : undefined) ?? own
}

/** Whether a box is ticked: as it was sent before the form came back, else as it stands. */
export function useTicked(name: string, own: boolean | undefined): boolean | undefined {
  const all = use(TypedValues)
  return all ? all[name] !== undefined : own
}

/** A textarea of a form that may come back. */
export function TypedTextarea({ defaultValue, ...props }: ComponentProps<typeof Textarea>) {
  return <Textarea {...props} defaultValue={useTyped(props.name, defaultValue)} />
}
