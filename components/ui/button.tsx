import { cva, type VariantProps } from 'class-variance-authority'
import type { ComponentProps } from 'react'
import { cn } from '@/lib/core/cn'
import { Link, type LinkProps } from './link'

export const buttonStyle = cva(
  [
    'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md font-medium whitespace-nowrap select-none',
    'transition-colors disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:opacity-55 [&_svg]:size-4 [&_svg]:shrink-0',
  ],
  {
    variants: {
      variant: {
        primary: 'bg-accent text-accent-ink hover:bg-accent-strong',
        secondary: 'border border-edge/55 bg-surface text-ink hover:border-edge hover:bg-hover',
        ghost: 'text-ink-2 hover:bg-hover hover:text-ink',
        danger: 'border border-bad/55 bg-surface text-bad hover:border-bad hover:bg-bad-soft',
        link: 'text-accent underline decoration-accent/40 underline-offset-2 hover:decoration-accent',
      },
      size: {
        sm: 'h-7 px-2.5 text-sm',
        md: 'h-8 px-3 text-base',
        lg: 'h-11 px-5 text-md',
        icon: 'size-8 p-0',
      },
    },
    compoundVariants: [{ variant: 'link', className: 'h-auto px-0' }],
    defaultVariants: { variant: 'secondary', size: 'md' },
  },
)

type Look = VariantProps<typeof buttonStyle>
export type ButtonProps = ComponentProps<'button'> & Look & { pending?: boolean }

/** A verb. `pending` keeps its size, stops a second press and says so to a screen reader. */
export function Button({ className, variant, size, pending, type = 'button', disabled, children, ...props }: ButtonProps) {
  return (
    <button
      type={type}
      className={cn(buttonStyle({ variant, size }), className)}
      disabled={disabled || pending}
      aria-busy={pending || undefined}
      {...props}
    >
      {pending && <span aria-hidden className="size-3.5 animate-spin rounded-full border-2 border-current border-r-transparent" />}
      {children}
    </button>
  )
}

/** A link that looks like a button: it goes somewhere, it does not change anything. */
export function ButtonLink({ className, variant, size, ...props }: LinkProps & Look) {
  return <Link className={cn(buttonStyle({ variant, size }), className)} {...props} />
}
