'use client'

import { usePathname, useRouter } from 'next/navigation'
import type { Route } from 'next'
import { lazy, Suspense, useEffect, useRef, useState, useTransition } from 'react'
import { focusMainIfLost } from '@/components/ui/focus-main'
import { lacksText } from '@/components/ui/server-html'
import { addressOf, filterOf, filterTextOf, findChanged, type Changed } from './at-once'
import { findAgain, nameOf, type Pressed } from './focus-again'
import { keepFocus } from './keep-focus'
import { moveInList, pressFilter, pressInRow } from './list-focus'
import { isCurrent, type FrameAction } from './nav'
import { commandFor, type KeyedPage } from './keys'
import { chooseTheme } from './choose-theme'
import { rememberPage } from './palette-lines'
import { preferenceCookie, SIDEBAR_COOKIE } from './preferences'
import { ProgressBar } from './progress-bar'

const Palette = lazy(() => import('./palette'))
const KeyHelp = lazy(() => import('./key-help'))

type Overlay = 'palette' | 'help' | null

/** All of the frame that needs a script: keys, theme, sidebar width. What they open is loaded when first opened. */
export function FrameClient({ pages, actions }: { pages: KeyedPage[]; actions: FrameAction[] }) {
  const router = useRouter()
  const path = usePathname()
  const [going, startGoing] = useTransition()
  const [overlay, setOverlay] = useState<Overlay>(null)
  const pressed = useRef<Pressed | null>(null)
  const changed = useRef<Changed | null>(null)

  // Another look at a page may have made anew what was pressed: then its successor has the focus.
  useEffect(() => {
    if (going) return
    const [link, control] = [pressed.current, changed.current]
    pressed.current = changed.current = null
    if (document.activeElement !== document.body) return
    const successor = link ? findAgain(link) : control && findChanged(control)
    successor?.focus({ preventScroll: true })
    // A text is gone on with at its end.
    if (successor instanceof HTMLInputElement) successor.setSelectionRange(-1, -1)
  }, [going])

  useEffect(() => keepFocus(() => pressed.current !== null || changed.current !== null), [])

  // What was pressed is often gone with the page it stood on.
  const shown = useRef(path)
  useEffect(() => {
    if (shown.current === path) return
    shown.current = path
    focusMainIfLost()
  }, [path])

  useEffect(() => {
    if (lacksText()) startGoing(() => router.refresh())
  }, [router])

  useEffect(() => {
    document.documentElement.dataset.platform = /Mac|iP(hone|ad)/.test(navigator.platform) ? 'mac' : 'other'
  }, [])

  // After each answer: the sidebar's lines stand in the page as they were sent, which may be another page's.
  useEffect(() => {
    for (const link of document.querySelectorAll('#frame-nav nav a')) {
      if (isCurrent(path, link.getAttribute('href') ?? '')) link.setAttribute('aria-current', 'page')
      else link.removeAttribute('aria-current')
    }
  })

  useEffect(() => {
    // The title follows the page a moment later.
    const timer = setTimeout(() => rememberPage({ href: path, title: document.title }), 500)
    return () => clearTimeout(timer)
  }, [path])

  useEffect(() => {
    let afterG = false
    const onKey = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement
      const command = event.defaultPrevented
        ? null
        : commandFor(
            {
              key: event.key,
              ctrl: event.ctrlKey,
              meta: event.metaKey,
              alt: event.altKey,
              typing: isTyping(target),
              afterG,
            },
            pages,
          )
      afterG = command?.do === 'wait-for-room'
      if (!command || (command.do !== 'palette' && inDialog(target))) return
      if (command.do === 'palette' || command.do === 'help') setOverlay(command.do)
      else if (command.do === 'go') startGoing(() => router.push(command.href as Route))
      else if (command.do === 'move') moveInList(command.by)
      else if (command.do === 'filter') pressFilter()
      else if (command.do !== 'wait-for-room') return void pressInRow(command.do)
      event.preventDefault()
    }
    const onClick = (event: MouseEvent) => {
      const target = event.target as HTMLElement
      const command = target.closest<HTMLElement>('[data-command]')?.dataset.command
      if (command === 'palette' || command === 'help') setOverlay(command)
      if (command === 'sidebar') toggleSidebar()
      const theme = target.closest<HTMLElement>('[data-theme-choice]')
      if (theme) chooseTheme(theme.dataset.themeChoice ?? 'system')
      // A link in a popover navigates without a page load, so the popover has to be closed here.
      if (target.closest('a[href], [data-command]'))
        target.closest<HTMLElement>('[popover]:popover-open')?.hidePopover()
      const link = target.closest<HTMLAnchorElement>('a[data-soft]')
      if (!link || !isPlain(event)) return
      event.preventDefault()
      const scroll = link.dataset.soft !== 'here'
      pressed.current = nameOf(link, location.pathname)
      startGoing(() => router.push(link.getAttribute('href') as Route, { scroll }))
    }
    const onChange = (event: Event) => {
      const select = filterOf(event.target)
      if (!select) return
      changed.current = { path: location.pathname, name: select.name }
      startGoing(() => router.push(addressOf(select.form) as Route, { scroll: false }))
    }
    // The list's filter: what follows is another look at the same page, and the text keeps the focus.
    const onSubmit = (event: SubmitEvent) => {
      const text = event.defaultPrevented ? null : filterTextOf(event.target)
      if (!text?.form) return
      event.preventDefault()
      const address = addressOf(text.form)
      changed.current = { path: location.pathname, name: text.name, isText: true }
      startGoing(() => router.push(address as Route, { scroll: false }))
    }
    document.addEventListener('submit', onSubmit)
    document.addEventListener('keydown', onKey)
    document.addEventListener('click', onClick)
    document.addEventListener('change', onChange)
    return () => {
      document.removeEventListener('submit', onSubmit)
      document.removeEventListener('change', onChange)
      document.removeEventListener('keydown', onKey)
      document.removeEventListener('click', onClick)
    }
  }, [pages, router])

  const close = () => setOverlay(null)
  return (
    <Suspense>
      <ProgressBar going={going} />
      {overlay === 'palette' && <Palette pages={pages} actions={actions} onClose={close} />}
      {overlay === 'help' && <KeyHelp pages={pages} onClose={close} />}
    </Suspense>
  )
}

/** A click that asks for the link's page here: not in a new tab or window. */
const isPlain = (event: MouseEvent): boolean =>
  !(event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)

function isTyping(target: HTMLElement): boolean {
  return (
    target.isContentEditable ||
    target.matches('textarea, select, input:not([type=checkbox], [type=radio], [type=button], [type=submit])')
  )
}

function inDialog(target: HTMLElement): boolean {
  return target.closest('[role=dialog], [role=menu], dialog') !== null
}

function toggleSidebar() {
  const frame = document.querySelector<HTMLElement>('.frame')
  if (!frame) return
  const next = frame.dataset.sidebar === 'narrow' ? 'wide' : 'narrow'
  frame.dataset.sidebar = next
  document.cookie = preferenceCookie(SIDEBAR_COOKIE, next)
}
