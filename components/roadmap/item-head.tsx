import { Badge, Status } from '@/components/ui/badge'
import { paths } from '@/lib/core/paths'
import { ButtonLink } from '@/components/ui/button'
import { Menu, MenuLink } from '@/components/ui/menu'
import { PageHeader } from '@/components/ui/page-header'
import { LinkTabs } from '@/components/ui/segmented'
import { can, type Actor } from '@/lib/core/actor'
import type { Item } from '@/lib/roadmap/schema'
import { HORIZON_LABELS, KIND_LABELS, STATUS_TONES, STATUS_LABELS } from './labels'

type Tab = 'item' | 'why' | 'trail'

/** The top of an item's pages. */
export function ItemHead({ item, actor, tab }: { item: Item; actor: Actor; tab: Tab }) {
  const href = paths.item(item.id)
  const writes = can(actor, 'roadmap.write')
  const tabs: [Tab, string, string][] = [
    ['item', 'Item', href],
    ['why', 'Why is it here?', `${href}/why`],
    ['trail', 'Trail', `${href}/trail`],
  ]
  return (
    <>
      <PageHeader
        crumbs={[
          { label: 'Roadmap', href: paths.roadmap() },
          { label: item.status === 'open' ? HORIZON_LABELS[item.horizon] : STATUS_LABELS[item.status] },
        ]}
        title={item.title}
        status={
          <>
            <Badge>{KIND_LABELS[item.kind]}</Badge>
            <Status tone={STATUS_TONES[item.status]}>{STATUS_LABELS[item.status]}</Status>
          </>
        }
        facts={item.warnings.length > 0 && <span className="text-warn">{item.warnings.join(' · ')}</span>}
        action={
          item.actions.some((step) => step.to === 'shipped' && step.allowed) && (
            <ButtonLink href={`${href}/ship`} variant="primary">
              Ship
            </ButtonLink>
          )
        }
        overflow={
          writes && (
            <Menu label="More">
              <MenuLink href={`${href}/edit`} data-edit>
                Edit
              </MenuLink>
              <MenuLink href={`${href}#place`}>Move</MenuLink>
            </Menu>
          )
        }
      />
      {can(actor, 'roadmap.score') && (
        <LinkTabs
          label="Parts of this item"
          choices={tabs.map(([id, label, to]) => ({ label, href: to, current: id === tab }))}
        />
      )}
    </>
  )
}
