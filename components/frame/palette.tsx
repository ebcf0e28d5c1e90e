'use client'

import { Command } from 'cmdk'
import { useRouter } from 'next/navigation'
import type { Route } from 'next'
import { useDeferredValue, useEffect, useRef, useState } from 'react'
import { Dialog as RadixDialog } from 'radix-ui'
import { dialogSurface, Overlay, useGoingBack } from '@/components/ui/dialog'
import { Kbd } from '@/components/ui/kbd'
import type { FrameAction } from './nav'
import type { KeyedPage } from './keys'
import { pageActions, recentPages } from './palette-lines'
import { useSearch, type Hit } from './use-search'

type PaletteProps = { pages: KeyedPage[]; actions: FrameAction[]; onClose: () => void }

const item =
  'flex min-h-9 cursor-pointer items-center gap-2 rounded-sm px-2.5 aria-selected:bg-accent-soft ' +
  '[&_small]:ml-auto [&_small]:pl-4 [&_small]:text-xs [&_small]:whitespace-nowrap [&_small]:text-ink-3'
const group =
  '[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2.5 [&_[cmdk-group-heading]]:pb-1 ' +
  '[&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-ink-3'

/** ⌘K: actions of this page, pages, things to create, what was open lately and everything that the search finds. */
export default function Palette({ pages, actions, onClose }: PaletteProps) {
  const router = useRouter()
  const goingBack = useGoingBack()
  const [text, setText] = useState('')
  const [selected, setSelected] = useState('')
  const [here] = useState(pageActions)
  const [recent] = useState(() => recentPages(window.location.pathname))
  const list = useRef<HTMLDivElement>(null)
  const { found, state } = useSearch(useDeferredValue(text))
  // Hits come after the list was filtered: where it had nothing to select, Enter opens the first of them.
  useEffect(() => {
    const first = found[0]
    if (first && !list.current?.querySelector('[cmdk-item][aria-selected=true]')) setSelected(first.href)
  }, [found])
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
          {...goingBack}
          className={`${dialogSurface} top-[12vh] w-[min(40rem,calc(100vw-1.5rem))]`}
        >
          <RadixDialog.Title className="sr-only">Search or run a command</RadixDialog.Title>
          <Command loop label="Search or run a command" value={selected} onValueChange={setSelected}>
            <Command.Input
              value={text}
              onValueChange={setText}
              placeholder="Search or run a command"
              className="h-12 w-full border-b bg-transparent px-4 text-md focus-visible:outline-none"
            />
            <Command.List ref={list} className="max-h-[min(26rem,60vh)] overflow-y-auto p-1.5">
              {found.length === 0 && (
                <Command.Empty className="px-2.5 py-6 text-center text-ink-3">
                  {state === 'searching' ? 'Searching' : 'No results.'}
                </Command.Empty>
              )}
              {here.length > 0 && (
                <Command.Group heading="On this page" className={group}>
                  {here.map((action) => (
                    <Command.Item
                      key={action.label}
                      value={action.label}
                      onSelect={() => {
                        onClose()
                        action.run()
                      }}
                      className={item}
                    >
                      {action.label}
                    </Command.Item>
                  ))}
                </Command.Group>
              )}
              {text === '' && recent.length > 0 && (
                <Command.Group heading="Recent" className={group}>
                  {recent.map((page) => (
                    <Command.Item
                      key={page.href}
                      value={`recent ${page.href}`}
                      onSelect={() => go(page.href)}
                      className={item}
                    >
                      <span className="truncate">{page.title}</span>
                    </Command.Item>
                  ))}
                </Command.Group>
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
                <Command.Group heading="Create" className={group}>
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
              {byKind(found).map(([kind, hits]) => (
                <Command.Group key={kind} heading={kind} className={group} forceMount>
                  {hits.map((hit) => (
                    <Command.Item
                      key={hit.href}
                      value={hit.href}
                      keywords={[hit.title]}
                      forceMount
                      onSelect={() => go(hit.href)}
                      className={item}
                    >
                      <span className="truncate">{hit.title}</span>
                      {hit.detail && <small className="max-w-2/5 min-w-0 truncate">{hit.detail}</small>}
                    </Command.Item>
                  ))}
                </Command.Group>
              ))}
            </Command.List>
          </Command>
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  )
}

const KINDS: Record<string, string> = {
  rfc: 'RFCs',
  survey: 'Surveys',
  session: 'Fieldwork',
  evidence: 'Evidence',
  insight: 'Insights',
  'roadmap-item': 'Roadmap',
  update: 'Updates',
  person: 'People',
}

/** Hits in groups of one kind; both groups and hits keep the order in which the search ranked them. */
function byKind(found: readonly Hit[]): [string, Hit[]][] {
  const groups = new Map<string, Hit[]>()
  for (const hit of found) {
    const kind = KINDS[hit.kind?.toLowerCase() ?? ''] ?? 'Other'
    groups.set(kind, [...(groups.get(kind) ?? []), hit])
  }
  return [...groups]
}
