import { MoreHorizontal } from 'lucide-react'
import { useId, type ComponentProps, type ReactNode } from 'react'
import { cn } from '@/lib/core/cn'
import { buttonStyle } from './button-style'
import { Link, type LinkProps } from './link'

/** Of app/globals.css: a page may have a hundred of them. */
export const menuItemStyle = 'menu-item'

/**
 * A disclosure of links and buttons on the browser's own popover: no script, closes on Escape and outside.
 * `label` names it; `trigger` is what is seen (three dots when left out).
 */
export function Menu(props: {
  label: string
  /** Of what opens, where another look at the page is to have the same. */
  id?: string
  trigger?: ReactNode
  triggerClassName?: string
  className?: string
  children: ReactNode
}) {
  const { label, trigger, triggerClassName, className, children } = props
  const made = useId()
  const id = props.id ?? made
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        aria-label={trigger ? undefined : label}
        title={trigger ? undefined : label}
        className={triggerClassName ?? buttonStyle({ variant: 'ghost', size: trigger ? 'md' : 'icon' })}
      >
        {trigger ?? <MoreHorizontal aria-hidden />}
      </button>
      <div id={id} popover="auto" aria-label={label} role="group" className={cn('menu-popover', className)}>
        {children}
      </div>
    </>
  )
}

export function MenuLink({ className, ...props }: LinkProps) {
  return <Link className={cn(menuItemStyle, className)} {...props} />
}

/** A button in a menu; inside a `<form action>` it submits. */
export function MenuButton({ className, type = 'submit', ...props }: ComponentProps<'button'>) {
  return <button type={type} className={cn(menuItemStyle, className)} {...props} />
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <p className="px-2 pt-1.5 pb-1 text-xs font-medium text-ink-3">{children}</p>
}

export function MenuRule() {
  return <hr className="my-1" />
}
