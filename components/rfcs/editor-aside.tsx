'use client'

import type { EditorView } from '@codemirror/view'
import { useDeferredValue } from 'react'
import { cn } from '@/lib/core/cn'
import { sectionsOf } from '@/lib/rfcs/rules-sections'
import { sectionText, type RfcTemplate } from '@/lib/rfcs/rules-templates'
import { undescribed } from './image-insert'
import { SectionList } from './section-list'
import { Similar } from './similar'
import { count } from './labels'

export type EditorAsideProps = {
  /** Below the text instead of beside it. */
  wide: boolean
  template: RfcTemplate | null
  text: { title: string; body: string }
  number?: number
  editor: EditorView | null
  related: readonly number[]
  onRelate: (number: number) => void
}

/** What the proposal says the problem is; before it has such a section, how it begins. */
const problemOf = (body: string): string =>
  sectionsOf(body).find(({ name }) => /problem|motivation|context|why/i.test(name))?.text ?? body.slice(0, 2000)

/** Adds a section as the template has it: before the next of the template's sections that is there, else at the end. */
const addSection = (editor: EditorView, template: RfcTemplate, name: string) => {
  const body = editor.state.doc.toString()
  const order = sectionsOf(template.body).map((section) => section.name.toLowerCase())
  const after = new Set(order.slice(order.indexOf(name.toLowerCase()) + 1))
  const at = sectionsOf(body).find((section) => after.has(section.name.toLowerCase()))?.at ?? body.length
  const before = body.slice(0, at)
  const gap = before === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n'
  const insert = `${gap}${sectionText(template, name)}${at < body.length ? '\n' : ''}`
  editor.dispatch({
    changes: { from: at, insert },
    selection: { anchor: at + insert.trimEnd().length },
    scrollIntoView: true,
  })
  editor.focus()
}

/** Quotes a piece of evidence where the cursor is, with its link: the link is what ties the two together. */
const cite = (
  editor: EditorView,
  { id, text, team, source }: { id: string; text: string; team?: string; source: string },
) => {
  const line = editor.state.doc.lineAt(editor.state.selection.main.head)
  const said = text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/([\\`*_[\]<>])/g, '\\$1')
  const named = (team ?? source).replace(/([\\`*_[\]<>])/g, '\\$1') || 'evidence'
  const insert = `${line.text.trim() ? '\n\n' : ''}> ${said}\n>\n> — [${named}](/evidence/${id})\n\n`
  editor.dispatch({
    changes: { from: line.to, insert },
    selection: { anchor: line.to + insert.length },
    scrollIntoView: true,
  })
  editor.focus()
}

/** Beside the text: what is still to be written, and what there is already on the subject. */
export function EditorAside({ wide, template, text, number, editor, related, onRelate }: EditorAsideProps) {
  const body = useDeferredValue(text.body)
  const title = useDeferredValue(text.title)
  const images = undescribed(body)
  return (
    <aside
      aria-label="Beside the text"
      className={cn(
        'space-y-5',
        wide
          ? 'lg:col-span-2 lg:grid lg:grid-cols-3 lg:gap-6 lg:space-y-0'
          : 'lg:mt-6 lg:max-h-[68dvh] lg:overflow-y-auto',
      )}
    >
      <div>
        <SectionList
          template={template}
          body={body}
          onGo={editor && ((at) => void import('./codemirror').then(({ goTo }) => goTo(editor, at)))}
          onAdd={editor && template && ((name) => addSection(editor, template, name))}
        />
        {images > 0 && (
          <p className="mt-2 text-xs text-warn">
            {count(images, 'image has', 'images have')} no description: type what it shows between the brackets.
          </p>
        )}
      </div>
      <Similar
        title={title}
        problem={problemOf(body)}
        number={number}
        body={body}
        related={related}
        onCite={editor && ((piece) => cite(editor, piece))}
        onRelate={onRelate}
      />
    </aside>
  )
}
