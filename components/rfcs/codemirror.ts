import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { markdown, markdownLanguage } from '@codemirror/lang-markdown'
import { bracketMatching, HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search'
import { EditorState, type Extension } from '@codemirror/state'
import { EditorView, highlightSpecialChars, keymap } from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { wrapWith } from './codemirror-keys'

/** Colours are our tokens, which follow the theme by themselves. */
const look = EditorView.theme({
  '&': { height: '100%', fontSize: 'inherit', color: 'var(--color-ink)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: 'var(--font-mono)',
    fontFeatureSettings: 'var(--font-mono--font-feature-settings)',
    lineHeight: '1.55',
    overflow: 'auto',
    scrollbarWidth: 'thin',
  },
  '.cm-content': { padding: '0.5rem 0', caretColor: 'var(--color-ink)' },
  '.cm-line': { padding: '0 0.75rem' },
  '.cm-selectionMatch': { backgroundColor: 'color-mix(in srgb, var(--color-ink) 8%, transparent)' },
  '.cm-searchMatch': { backgroundColor: 'color-mix(in srgb, var(--color-warn) 24%, transparent)' },
  '.cm-searchMatch-selected': { backgroundColor: 'color-mix(in srgb, var(--color-warn) 45%, transparent)' },
  '.cm-matchingBracket': { backgroundColor: 'color-mix(in srgb, var(--color-accent) 16%, transparent)' },
  '.cm-panels': {
    backgroundColor: 'var(--color-sunk)',
    color: 'var(--color-ink)',
    borderBottom: '1px solid var(--color-rule)',
    fontFamily: 'var(--font-sans)',
  },
  '.cm-panel.cm-search': { padding: '0.5rem 2rem 0.5rem 0.75rem', fontSize: 'var(--text-sm)' },
  '.cm-panel.cm-search label': { fontSize: 'inherit' },
  '.cm-panel.cm-search [name=close]': {
    top: '0.5rem',
    right: '0.5rem',
    minWidth: '1.5rem',
    minHeight: '1.5rem',
    fontSize: '1.125rem',
    color: 'var(--color-ink-2)',
  },
  '.cm-textfield': {
    border: '1px solid var(--color-edge)',
    borderRadius: 'var(--radius-sm)',
    backgroundColor: 'var(--color-surface)',
    padding: '0.25rem 0.5rem',
    fontSize: 'inherit',
  },
  '.cm-button': {
    border: '1px solid var(--color-edge)',
    borderRadius: 'var(--radius-sm)',
    backgroundColor: 'var(--color-surface)',
    backgroundImage: 'none',
    color: 'inherit',
    padding: '0.25rem 0.5rem',
    fontSize: 'inherit',
  },
})

const colours = HighlightStyle.define([
  { tag: tags.heading, fontWeight: '700' },
  { tag: tags.strong, fontWeight: '700' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.strikethrough, textDecoration: 'line-through' },
  { tag: [tags.link, tags.url], color: 'var(--color-accent)' },
  { tag: tags.monospace, color: 'var(--color-good)' },
  { tag: tags.quote, color: 'var(--color-ink-2)' },
  {
    tag: [tags.comment, tags.processingInstruction, tags.contentSeparator, tags.labelName],
    color: 'var(--color-ink-3)',
  },
  { tag: [tags.tagName, tags.attributeName], color: 'var(--color-bad)' },
])

export type EditorSetup = {
  text: string
  markdown: boolean
  /** Of the element that is typed into: its id, name for assistive technology, what describes it. */
  attributes: Record<string, string>
  onChange: (text: string) => void
  onSubmit: () => void
  more?: Extension
}

/**
 * An editor for a document: Markdown is coloured and lists go on by themselves, long lines wrap, Ctrl-F searches, Ctrl-Z undoes.
 * Tab is not taken: it leads on to the next control, as everywhere; Ctrl-] and Ctrl-[ indent.
 */
export const createEditor = (
  parent: HTMLElement,
  { text, markdown: isMarkdown, attributes, onChange, onSubmit, more = [] }: EditorSetup,
): EditorView =>
  new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        history(),
        highlightSpecialChars(),
        bracketMatching(),
        search({ top: true }),
        highlightSelectionMatches(),
        EditorView.lineWrapping,
        isMarkdown ? markdown({ base: markdownLanguage, completeHTMLTags: false }) : [],
        syntaxHighlighting(colours),
        look,
        keymap.of([
          { key: 'Mod-Enter', run: () => (onSubmit(), true) },
          ...(isMarkdown
            ? [
                { key: 'Mod-b', run: wrapWith('**') },
                { key: 'Mod-i', run: wrapWith('*') },
              ]
            : []),
          ...searchKeymap,
          ...historyKeymap,
          ...defaultKeymap,
        ]),
        EditorView.contentAttributes.of({
          tabindex: '0',
          'aria-multiline': 'true',
          spellcheck: 'true',
          autocapitalize: 'sentences',
          ...attributes,
        }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) onChange(update.state.doc.toString())
        }),
        more,
      ],
    }),
  })

/** Puts another text in place of what is there, as one step that can be undone; only what differs is touched, so that the cursor stays. */
export const replaceText = (view: EditorView, text: string): void => {
  const now = view.state.doc.toString()
  if (now === text) return
  const most = Math.min(now.length, text.length)
  let start = 0
  while (start < most && now[start] === text[start]) start += 1
  let end = 0
  while (end < most - start && now[now.length - 1 - end] === text[text.length - 1 - end]) end += 1
  view.dispatch({ changes: { from: start, to: now.length - end, insert: text.slice(start, text.length - end) } })
}

/** Goes to a place and shows it as the first line, so that what follows it can be read. */
export const goTo = (view: EditorView, at: number): void => {
  const anchor = Math.min(at, view.state.doc.length)
  view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'start' }) })
  view.focus()
}
