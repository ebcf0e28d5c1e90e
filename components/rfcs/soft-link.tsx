import type { ComponentProps } from 'react'

/**
 * Another look at the same page. A plain link, of which a page may have hundreds; the page's script (discussion.tsx) follows it without
 * loading the page anew.
 */
export function SoftLink(props: ComponentProps<'a'> & { href: string }) {
  return <a data-soft="" {...props} />
}
