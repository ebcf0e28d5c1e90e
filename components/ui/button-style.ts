import { cva } from 'class-variance-authority'

/** The look alone, for client code on pages that must stay small: it comes without the class merger that `Button` needs. */
export const buttonStyle = cva(
  [
    'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md font-medium whitespace-nowrap select-none',
    'print:hidden',
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
