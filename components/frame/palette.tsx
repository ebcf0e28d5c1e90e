'use client'

import { Command } from 'cmdk'
import { useRouter } from 'next/navigation'
import type { Route } from 'next'
import { useDeferredValue, useState } from 'react'
import { Dialog as RadixDialog } from 'radix-ui'
import { dialogSurface, Overlay } from '@/components/ui/dialog'
import { Kbd } from '@/components/ui/kbd'
import type { FrameAction } from './nav'
import type { KeyedPage } from './keys'
import { useSearch } from './use-search'

type PaletteProps = { pages: KeyedPage[]; actions: FrameAction[]; onClose: () => void }

const item =
  'flex min-h-9 cursor-pointer items-center gap-2 rounded-sm px-2.5 aria-selected:bg-accent-soft [&_small]:ml-auto [&_small]:pl-4 [&_small]:text-xs [&_small]:whitespace-nowrap [&_small]:text-ink-3'
const group =
  '[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2.5 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-ink-3'

/** ⌘K: pages, things to begin, and whatever the search finds. */
export default function Palette({ pages, actions, onClose }: PaletteProps) {
  const router = useRouter()
  const [text, setText] = useState('')
  const { found, state } = useSearch(useDeferredValue(text))
  const go = (href: string) => {
    onClose()
    router.push(href as Route)
  }
  return (
    <RadixDialog.Root open onOpenChange={(open) => !open && onClose()}>
      <RadixDialog.Portal>
        <Overlay />
        <RadixDialog.Content
          aria-describedby={undefined}
          className={`${dialogSurface} top-[12vh] w-[min(40rem,calc(100vw-1.5rem))]`}
        >
          <RadixDialog.Title className="sr-only">Find pages, things and actions</RadixDialog.Title>
          <Command loop label="Find pages, things and actions">
            <Command.Input
              value={text}
              onValueChange={setText}
              placeholder="Find a page, a thing or something to do"
              className="h-12 w-full border-b bg-transparent px-4 text-md focus-visible:outline-none"
            />
            <Command.List className="max-h-[min(26rem,60vh)] overflow-y-auto p-1.5">
              {found.length === 0 && (
                <Command.Empty className="px-2.5 py-6 text-center text-ink-3">
                  {state === 'searching' ? 'Searching' : 'Nothing by that name. Try fewer letters.'}
                </Command.Empty>
              )}
              <Command.Group heading="Go to" className={group}>
                {pages.map((page) => (
                  <Command.Item
                    key={page.href}
                    value={`${page.label} ${page.href}`}
                    onSelect={() => go(page.href)}
                    className={item}
                  >
                    {page.label}
                    {page.key && (
                      <small>
                        <Kbd>g</Kbd> <Kbd>{page.key}</Kbd>
                      </small>
                    )}
                  </Command.Item>
                ))}
              </Command.Group>
              {actions.length > 0 && (
                <Command.Group heading="Begin" className={group}>
                  {actions.map((action) => (
                    <Command.Item
                      key={action.href}
                      value={action.label}
                      onSelect={() => go(action.href)}
                      className={item}
                    >
                      {action.label}
                    </Command.Item>
                  ))}
                </Command.Group>
              )}
              {found.length > 0 && (
                <Command.Group heading="Found" className={group} forceMount>
                  {found.map((hit) => (
                    <Command.Item
                      key={hit.href}
                      value={hit.href}
                      keywords={[hit.title]}
                      forceMount
                      onSelect={() => go(hit.href)}
                      className={item}
                    >
                      <span className="truncate">{hit.title}</span>
                      <small className="max-w-2/5 min-w-0 truncate">{hit.detail ?? hit.kind}</small>
                    </Command.Item>
                  ))}
                </Command.Group>
              )}
            </Command.List>
          </Command>
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  )
}
