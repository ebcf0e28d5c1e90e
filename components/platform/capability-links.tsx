'use client'

import { ActionForm } from '@/components/ui/action-form'
import { TextField } from '@/components/ui/form-fields'
import { linkAddressAction, linkNamedAction, unlinkAction } from '@/lib/catalog/actions-links'
import type { LinkKind } from '@/lib/catalog/schema-links'

interface Props {
  capability: string
  kind: LinkKind
  id: string
}

const Hidden = (values: Props) =>
  Object.entries(values).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)

/** Links a piece that names the capability. */
export const LinkNamed = (props: Props) => (
  <ActionForm action={linkNamedAction} submit="Link" variant="ghost" size="sm" inline>
    <Hidden {...props} />
  </ActionForm>
)

/** Takes a link away; what was linked stays. */
export const Unlink = (props: Props) => (
  <ActionForm action={unlinkAction} submit="Unlink" variant="ghost" size="sm" inline>
    <Hidden {...props} />
  </ActionForm>
)

/** Links a piece of evidence or an insight by its address. */
export const LinkAddress = ({ capability }: { capability: string }) => (
  <ActionForm action={linkAddressAction} submit="Link" variant="secondary" className="mt-4 max-w-xl" scope="address">
    <input type="hidden" name="capability" value={capability} />
    <TextField
      name="address"
      label="Link evidence or an insight"
      help="Its address, as it stands in the browser."
      maxLength={2000}
    />
  </ActionForm>
)
