import NextLink from 'next/link'
import type { Route } from 'next'
import type { ComponentProps } from 'react'

export type LinkProps = Omit<ComponentProps<typeof NextLink>, 'href'> & { href: string }

/** A link inside the hub. Takes a plain string where typed routes cannot follow (filters, ids from data). */
export function Link({ href, ...props }: LinkProps) {
  return <NextLink href={href as Route} {...props} />
}

/** A link within running text: underlined, in the accent. */
export function TextLink({ className, ...props }: LinkProps) {
  return <Link className={className ? `text-link ${className}` : 'text-link'} {...props} />
}
