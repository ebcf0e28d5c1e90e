import { expect, test } from 'vitest'
import { PERMISSIONS, ROLES, roleCan, type Action, type Role } from './permissions'

/** Who may do what, in words of its own: each action stands with the least able role that has it. */
const FROM: Record<Role, string> = {
  stakeholder: 'me.read survey.answer roadmap.read outcome.read update.read told.own',
  developer: `team.read person.read token.own survey.read survey.results rfc.read rfc.write rfc.comment rfc.approve
    evidence.read insight.read theme.read roadmap.score roadmap.vote metric.read catalog.read ladder.read search.read`,
  advocate: `survey.write survey.responses survey.export survey.ask session.read session.write insight.write import.write
    theme.promote metric.write`,
  pm: 'rfc.override rfc.import rfc.template roadmap.write roadmap.ship outcome.write mission.write catalog.write update.write told.read',
  admin: 'team.write person.write person.erase token.write audit.read settings.write webhook.write',
}
const expected = ROLES.flatMap((role) => FROM[role].split(/\s+/).map((action) => [action as Action, role] as const))

test('the table of permissions has each action that is written down here, and no other', () => {
  const [here, there] = [expected.map(([action]) => action).sort(), Object.keys(PERMISSIONS).sort()]
  expect(here, 'each action of PERMISSIONS stands once in FROM of this test').toEqual(there)
})

test.each(expected)('%s is for %s and each role above it', (action, least) => {
  const allowed = ROLES.filter((role) => roleCan(role, action))
  expect(allowed).toEqual(ROLES.slice(ROLES.indexOf(least)))
})
