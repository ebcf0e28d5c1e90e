'use client'

import { useState } from 'react'
import { Dialog } from '@/components/ui/dialog'
import { Kbd } from '@/components/ui/kbd'
import { frameKeys, type KeyedPage } from './keys'

type Line = { keys: string[]; label: string }

/** Keys of the open page: any element with `data-key="n"` and `data-key-label="Next unresolved"` announces one. */
function pageKeys(): Line[] {
  return [...document.querySelectorAll<HTMLElement>('[data-key]')].map((element) => ({
    keys: (element.dataset.key ?? '').split(' '),
    label: element.dataset.keyLabel ?? element.textContent ?? '',
  }))
}

/** What `?` shows. Only ever rendered in the browser, after that key. */
export default function KeyHelp({ pages, onClose }: { pages: KeyedPage[]; onClose: () => void }) {
  const [here] = useState(pageKeys)
  const modifier = document.documentElement.dataset.platform === 'mac' ? '⌘' : 'Ctrl'
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Keys">
      {here.length > 0 && <KeyList title="On this page" lines={here} />}
      <KeyList title="Everywhere" lines={frameKeys(pages, modifier)} />
    </Dialog>
  )
}

function KeyList({ title, lines }: { title: string; lines: Line[] }) {
  return (
    <section className="mt-3">
      <h3 className="mb-1 text-xs text-ink-3">{title}</h3>
      <dl className="columns-1 gap-x-8 sm:columns-2">
        {lines.map((line) => (
          <div key={line.label} className="flex h-8 break-inside-avoid items-center justify-between border-b">
            <dt>{line.label}</dt>
            <dd className="flex gap-1">
              {line.keys.map((key, i) => (
                <Kbd key={i}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
