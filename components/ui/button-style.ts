import { cva } from 'class-variance-authority'

/**
 * The look alone, for client code on pages that must stay small: it comes without the class merger that `Button` needs.
 * The classes are of app/globals.css: a page may have a hundred buttons, each sent as HTML and as data.
 */
export const buttonStyle = cva('btn', {
  variants: {
    variant: {
      primary: 'btn-primary',
      secondary: 'btn-secondary',
      ghost: 'btn-ghost',
      danger: 'btn-danger',
      link: 'btn-link',
    },
    size: { sm: 'btn-sm', md: 'btn-md', lg: 'btn-lg', icon: 'btn-icon' },
  },
  defaultVariants: { variant: 'secondary', size: 'md' },
})
