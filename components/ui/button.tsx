import type { VariantProps } from 'class-variance-authority'
import type { ComponentProps, MouseEvent } from 'react'
import { cn } from '@/lib/core/cn'
import { buttonStyle } from './button-style'
import { Link, type LinkProps } from './link'

type Look = VariantProps<typeof buttonStyle>
export type ButtonProps = ComponentProps<'button'> & Look & { pending?: boolean }

const hold = (event: MouseEvent): void => event.preventDefault()

/**
 * A verb. `pending` keeps its size, stops a second press and says so to a screen reader. It keeps the focus, too: what is
 * `disabled` loses it, and whoever works by keyboard would be back at the top of the page.
 */
export function Button({
  className,
  variant,
  size,
  pending,
  type = 'button',
  disabled,
  children,
  ...props
}: ButtonProps) {
  return (
    <button
      type={type}
      className={cn(buttonStyle({ variant, size }), className)}
      disabled={disabled}
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
      {...props}
      {...(pending && { onClick: hold })}
    >
      {pending && (
        <span aria-hidden className="size-3.5 animate-spin rounded-full border-2 border-current border-r-transparent" />
      )}
      {children}
    </button>
  )
}

/** A link that looks like a button: it goes somewhere, it does not change anything. */
export function ButtonLink({ className, variant, size, ...props }: LinkProps & Look) {
  return <Link className={cn(buttonStyle({ variant, size }), className)} {...props} />
}
