import { MenuButton, MenuLink } from '@/components/ui/menu'
import { paths } from '@/lib/core/paths'
import { signOut } from '@/lib/people/actions'

/** The last lines of the user menu. */
export function AccountMenu() {
  return (
    <>
      <MenuLink href={paths.settings()}>Settings</MenuLink>
      <form action={signOut}>
        <MenuButton>Sign out</MenuButton>
      </form>
    </>
  )
}
