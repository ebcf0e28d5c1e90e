import { ActionForm } from '@/components/ui/action-form'
import { Badge, Status } from '@/components/ui/badge'
import { paths } from '@/lib/core/paths'
import { ButtonLink } from '@/components/ui/button'
import { Menu, MenuLink } from '@/components/ui/menu'
import { PageHeader } from '@/components/ui/page-header'
import { LinkTabs } from '@/components/ui/segmented'
import { can, type Actor } from '@/lib/core/actor'
import { publishAction } from '@/lib/roadmap/actions'
import type { Item } from '@/lib/roadmap/schema'
import { HORIZON_LABELS, KIND_LABELS, STATUS_TONES, STATUS_LABELS } from './labels'

type Tab = 'item' | 'why' | 'trail'

/** The top of an item's pages. */
export function ItemHead({ item, actor, tab }: { item: Item; actor: Actor; tab: Tab }) {
  const href = paths.item(item.id)
  const writes = can(actor, 'roadmap.write')
  const tabs: [Tab, string, string][] = [
    ['item', 'Item', href],
    ['why', 'Why is it here?', paths.itemWhy(item.id)],
    ['trail', 'Trail', paths.itemTrail(item.id)],
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
            {item.publishedAt === null && <Badge>Draft</Badge>}
          </>
        }
        facts={item.warnings.length > 0 && <span className="text-warn">{item.warnings.join(' · ')}</span>}
        action={
          <>
            {writes && item.publishedAt === null && (
              <ActionForm action={publishAction} submit="Publish" inline>
                <input type="hidden" name="id" value={item.id} />
                <input type="hidden" name="published" value="true" />
              </ActionForm>
            )}
            {item.actions.some((step) => step.to === 'shipped' && step.allowed) && (
              <ButtonLink href={paths.itemShip(item.id)} variant={item.publishedAt === null ? 'secondary' : 'primary'}>
                Ship
              </ButtonLink>
            )}
          </>
        }
        overflow={
          can(actor, 'roadmap.score') && (
            <Menu label="More">
              {writes && (
                <>
                  <MenuLink href={paths.itemEdit(item.id)} data-edit>
                    Edit
                  </MenuLink>
                  <MenuLink href={`${href}#place`}>Move</MenuLink>
                  <MenuLink href={paths.itemUpdate(item.id)}>Write an update</MenuLink>
                </>
              )}
              <MenuLink href={paths.itemBrief(item.id)}>Briefs by audience</MenuLink>
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
