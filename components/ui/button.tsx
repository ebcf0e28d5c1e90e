import type { VariantProps } from 'class-variance-authority'
import type { ComponentProps } from 'react'
import { cn } from '@/lib/core/cn'
import { buttonStyle } from './button-style'
import { Link, type LinkProps } from './link'

type Look = VariantProps<typeof buttonStyle>
export type ButtonProps = ComponentProps<'button'> & Look & { pending?: boolean }

/** A verb. `pending` keeps its size, stops a second press and says so to a screen reader. */
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
      disabled={disabled || pending}
      aria-busy={pending || undefined}
      {...props}
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
