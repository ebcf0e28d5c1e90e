import type { Room } from '@/lib/server/room'
import { recognisePeople } from './rules-recognise'
import { paths } from '@/lib/core/paths'
import { endpoints } from './api'
import { importPeople } from './commands-import'
import { undoPeople } from './commands-undo'
import { daysJob, signInMailKind } from './jobs'
import { can } from '@/lib/core/actor'
import { mapNames } from './queries'
import { searchPeople } from './repo-people'
import { ROLE_LABELS } from './presenter-labels'

export const people: Room = {
  id: 'people',
  nav: [
    { label: 'People', href: paths.people(), icon: 'people', key: 'p', access: 'person.read', section: 'workspace' },
  ],
  quickActions: [{ label: 'Add a person', href: paths.personNew(), access: 'person.write' }],
  endpoints: Object.values(endpoints),
  jobs: [daysJob],
  mails: [signInMailKind],
  imports: {
    people: {
      summary: 'People from CSV: email, name, team, role, status, end date, employee id',
      label: 'List of people',
      options: ['dry-run', 'deactivate-missing', 'ceiling'],
      recognise: recognisePeople,
      run: (actor, files, _args, _map, options) => importPeople(actor, files, options),
      undo: undoPeople,
    },
  },
  resolve: {
    person: async (actor, ids) => {
      if (!can(actor, 'person.read')) return new Map()
      return new Map([...(await mapNames(ids))].map(([id, { name }]) => [id, { title: name, href: paths.person(id) }]))
    },
  },
  search: async (actor, words, limit) => {
    if (!can(actor, 'person.read')) return []
    const found = await searchPeople(words, limit)
    return found.map((one) => ({
      kind: 'Person',
      title: one.name,
      href: paths.person(one.id),
      detail: one.team ?? ROLE_LABELS[one.role],
    }))
  },
}
