'use client'

import { Tabs as Radix } from 'radix-ui'
import type { ReactNode } from 'react'

export type Tab = { value: string; label: ReactNode; content: ReactNode }

/** Panels that share one place and need no address of their own (else `LinkTabs`): "Write" and "Preview". */
export function Tabs({ label, tabs, value, onValueChange }: { label: string; tabs: Tab[]; value?: string; onValueChange?: (value: string) => void }) {
  return (
    <Radix.Root defaultValue={value === undefined ? tabs[0]?.value : undefined} value={value} onValueChange={onValueChange}>
      <Radix.List aria-label={label} className="mb-3 flex gap-4 border-b">
        {tabs.map((tab) => (
          <Radix.Trigger
            key={tab.value}
            value={tab.value}
            className="-mb-px h-8 border-b-2 border-transparent text-ink-2 hover:text-ink data-[state=active]:border-accent data-[state=active]:font-medium data-[state=active]:text-ink"
          >
            {tab.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content key={tab.value} value={tab.value}>
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  )
}
