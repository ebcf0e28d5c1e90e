import { expect, test } from 'vitest'
import { PERMISSIONS, ROLES, roleCan, type Action, type Role } from './permissions'

/** Who may do what, in words of its own: each action stands with the least able role that has it. */
const FROM: Record<Role, string> = {
  stakeholder: 'me.read survey.answer roadmap.read update.read told.own',
  developer: `team.read person.read token.own survey.read survey.results rfc.read rfc.write rfc.comment rfc.approve
    evidence.read insight.read theme.read roadmap.score ladder.read search.read`,
  advocate: `survey.write survey.responses survey.export survey.ask session.read session.write insight.write
    theme.promote`,
  pm: 'rfc.override rfc.import rfc.template roadmap.write roadmap.ship update.write told.read',
  admin: 'team.write person.write person.erase token.write audit.read settings.write',
}
const expected = ROLES.flatMap((role) => FROM[role].split(/\s+/).map((action) => [action as Action, role] as const))

test('the table of permissions has each action that is written down here, and no other', () => {
  expect(expected.map(([action]) => action).sort()).toEqual(Object.keys(PERMISSIONS).sort())
})

test.each(expected)('%s is for %s and each role above it', (action, least) => {
  const allowed = ROLES.filter((role) => roleCan(role, action))
  expect(allowed).toEqual(ROLES.slice(ROLES.indexOf(least)))
})
