import { can, type Actor } from '@/lib/core/actor'

/** Who speaks for something may stop at any time; others take them out only where they may name them. */
export const canEndChampion = (actor: Actor, { personId }: { personId: string }): boolean =>
  can(actor, 'catalog.write') || actor.id === personId

/** What a champion needs to know is for them, and for those who name champions. */
export const canReadBrief = (actor: Actor, personId: string): boolean =>
  can(actor, 'catalog.write') || actor.id === personId
