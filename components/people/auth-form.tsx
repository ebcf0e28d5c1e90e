import type { ReactNode } from 'react'

/** A form to next-auth. A plain post, so that it works before and without JavaScript. */
export function AuthForm(props: {
  action: string
  csrfToken: string
  landing: string
  className?: string
  children: ReactNode
}) {
  return (
    <form method="post" action={props.action} className={props.className}>
      <input type="hidden" name="csrfToken" value={props.csrfToken} />
      <input type="hidden" name="callbackUrl" value={props.landing} />
      {props.children}
    </form>
  )
}
