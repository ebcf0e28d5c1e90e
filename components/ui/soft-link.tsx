import type { ComponentProps } from 'react'

/**
 * A plain link, of which a page may have hundreds; the frame's one script follows it without loading the page anew.
 * @param here another look at the same page, which stays where it is scrolled to
 */
export function SoftLink({ here = false, ...props }: ComponentProps<'a'> & { href: string; here?: boolean }) {
  return <a data-soft={here ? 'here' : ''} {...props} />
}
