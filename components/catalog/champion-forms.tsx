'use client'

import { ActionForm } from '@/components/ui/action-form'
import { TextField } from '@/components/ui/form-fields'
import { endChampionAction, nameChampionAction } from '@/lib/catalog/actions-champions'

/** Names a champion. @param capability "" for the platform */
export const NameChampion = ({ capability }: { capability: string }) => (
  <ActionForm
    action={nameChampionAction}
    scope="champion"
    submit="Name a champion"
    variant="secondary"
    inline
    adds
    done={({ person, team }) => `${person.name} speaks for it in ${team.name}.`}
  >
    <input type="hidden" name="capability" value={capability} />
    <TextField name="person" label="Champion’s email" type="email" />
  </ActionForm>
)

/** Ends it: for who names champions, and for champions themselves. */
export const EndChampion = ({ id, submit = 'Remove' }: { id: string; submit?: string }) => (
  <ActionForm action={endChampionAction} submit={submit} variant="ghost" size="sm" inline>
    <input type="hidden" name="id" value={id} />
  </ActionForm>
)
