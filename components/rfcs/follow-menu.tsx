import { Bell, BellOff } from 'lucide-react'
import { paths } from '@/lib/core/paths'
import { buttonStyle } from '@/components/ui/button-style'
import { Menu, MenuButton, MenuLabel, MenuLink, MenuRule } from '@/components/ui/menu'
import { chooseFollowAction } from '@/lib/rfcs/actions-follow'
import { PostForm } from './post-form'

type Props = {
  number: number
  labels: string[]
  state: 'follow' | 'mute' | 'none'
  through: string | null
  feed: string
}

/** Whether one hears of an RFC, and what else one could follow. */
export function FollowMenu({ number, labels, state, through, feed }: Props) {
  const Icon = state === 'mute' ? BellOff : Bell
  const choice = (target: string, to: Props['state'], words: string) => (
    <MenuButton key={target + to} name="choice" value={`${to} ${target}`}>
      {words}
    </MenuButton>
  )
  const own = `rfc:${number}`
  return (
    <Menu
      label="Follow"
      trigger={
        <>
          <Icon aria-hidden /> {state === 'follow' ? 'Following' : state === 'mute' ? 'Muted' : 'Follow'}
        </>
      }
      triggerClassName={buttonStyle({ variant: 'ghost' })}
      className="min-w-52"
    >
      <PostForm action={chooseFollowAction}>
        {state === 'follow' && through && <MenuLabel>Through {through === 'all' ? 'all RFCs' : through}</MenuLabel>}
        {(state !== 'follow' || through) && choice(own, 'follow', 'Follow this RFC')}
        {state === 'follow' && !through && choice(own, 'none', 'Stop following')}
        {state !== 'mute' ? choice(own, 'mute', 'Mute it') : choice(own, 'none', 'Unmute')}
        <MenuRule />
        {labels.map((label) => choice(`label:${label}`, 'follow', `Follow the label ${label}`))}
        {choice('all', 'follow', 'Follow all RFCs')}
      </PostForm>
      <MenuRule />
      <MenuLink href={feed}>Atom feed</MenuLink>
      <MenuLink href={paths.rfcPreferences()}>Notifications</MenuLink>
    </Menu>
  )
}
