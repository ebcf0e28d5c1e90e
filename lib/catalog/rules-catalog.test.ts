import { describe, expect, test } from 'vitest'
import { ownerOf, readCatalogFile } from './rules-backstage'
import { adoptionOf, funnelOf, gapsOf, timeToAdopt } from './rules-capabilities'

const entity = (kind: string, name: string, rest = '') =>
  `apiVersion: backstage.io/v1alpha1\nkind: ${kind}\nmetadata:\n  name: ${name}\n${rest}`

describe('a catalog-info.yaml', () => {
  // yaml 2.9 finds no error in an alias without an anchor; building the value throws.
  test('a value with a star in front is refused with its file and line', () => {
    const file = entity('Component', 'portal', '  description: *fast\nspec:\n  type: library\n')
    expect(() => readCatalogFile('catalog-info.yaml', file)).toThrow(/catalog-info\.yaml, line 1: .*alias.*fast/)
  })
  // The shape of backstage/backstage's own file at its root: an owner in capitals, links, no team of that spelling.
  test('of one component, as Backstage has at its root', () => {
    const file = entity(
      'Component',
      'portal',
      '  description: |\n    A developer portal.\n  links:\n    - title: Website\n' +
        '      url: http://portal.example\n    - title: Documentation\n      url: https://portal.example/docs\n' +
        'spec:\n  type: library\n  owner: CNCF\n  lifecycle: production\n',
    )
    expect(readCatalogFile('catalog-info.yaml', file)).toEqual({
      entities: [
        {
          line: 1,
          ref: 'component:default/portal',
          name: 'portal',
          description: 'A developer portal.',
          owner: { kind: 'group', name: 'cncf' },
          ownerRef: 'CNCF',
          stage: 'maturation',
          docs: 'https://portal.example/docs',
        },
      ],
      skipped: [],
      findings: [],
    })
  })

  test('of several documents, empty ones too; what is no capability is left out by its line', () => {
    const file = [
      '# our things',
      entity('Group', 'team-a', 'spec:\n  type: team\n  children: []\n'),
      entity(
        'API',
        'orders',
        'spec:\n  type: openapi\n  lifecycle: deprecated\n  owner: team-a\n  definition:\n    $text: ./openapi.yaml\n',
      ),
      '',
      entity('Environment', 'test', 'spec:\n  owner: group:default/admin\n'),
      entity('Component', 'bare', 'spec:\n  type: service\n  lifecycle: beta\n'),
    ].join('\n---\n')
    const { entities, skipped, findings } = readCatalogFile('f.yaml', file)
    expect(entities.map(({ ref, stage, owner }) => [ref, stage, owner?.name ?? null])).toEqual([
      ['api:default/orders', 'retirement', 'team-a'],
      ['component:default/bare', 'enhancement', null],
    ])
    expect(skipped.map((one) => one.reason)).toEqual([
      'The kind Group is no capability.',
      'The kind Environment is no capability.',
    ])
    expect(findings.map((one) => one.key)).toEqual(['owner', 'lifecycle'])
  })

  test('the names that @backstage/catalog-model takes and refuses', () => {
    const taken = (name: string) =>
      readCatalogFile('f', entity('System', JSON.stringify(name), 'spec:\n  owner: a\n')).entities.length === 1
    for (const name of ['a..b', 'a--b', 'a_b', 'TeamA', 'a'.repeat(63), 'a'])
      expect([name, taken(name)]).toEqual([name, true])
    for (const name of ['a/b', 'a'.repeat(64), '_a', 'a b', 'a@b', 'ü', 'a-'])
      expect([name, taken(name)]).toEqual([name, false])
  })

  test('what is no YAML is refused with its line', () => {
    expect(() => readCatalogFile('f.yaml', 'kind: Component\nmetadata:\n  name: [a\n')).toThrow(
      /f\.yaml, line \d+: this is no YAML/,
    )
  })

  test.each([
    ['team-a', 'group', 'team-a'],
    [' group:default/Team-A ', 'group', 'team-a'],
    ['user:jo', 'user', 'jo'],
    ['other/team-b', 'group', 'team-b'],
  ])('the owner %s', (ref, kind, name) => expect(ownerOf(ref)).toEqual({ kind, name }))
})

test('adoption counts engineers of teams that use it every week; chosen is of those asked', () => {
  const uses = [
    { state: 'weekly' as const, chosen: true, headcount: 10 },
    { state: 'recommends' as const, chosen: false, headcount: 5 },
    { state: 'weekly' as const, chosen: null, headcount: 5 },
    { state: 'left' as const, chosen: true, headcount: 30 },
  ]
  expect(adoptionOf(uses, 80)).toEqual({ adoption: 0.25, chosenShare: 0.5, chose: 1, asked: 2 })
  expect(adoptionOf([], 80)).toEqual({ adoption: null, chosenShare: null, chose: 0, asked: 0 })
})

test('the funnel holds the next step in each, and teams of which nothing is known are no teams that do not use it', () => {
  const teams = ['a', 'b', 'c', 'd', 'e', 'f'].map((id, index) => ({ id, headcount: index + 1 }))
  const uses = [
    { teamId: 'a', state: 'aware' as const },
    { teamId: 'b', state: 'tried' as const },
    { teamId: 'c', state: 'weekly' as const },
    { teamId: 'd', state: 'recommends' as const },
    { teamId: 'e', state: 'left' as const },
  ]
  // A team in which nobody is any more, of which nothing is known, is nobody whose use is to be found out.
  expect(funnelOf(uses, [...teams, { id: 'empty', headcount: 0 }])).toEqual({
    aware: { teams: 5, engineers: 15 },
    tried: { teams: 4, engineers: 14 },
    weekly: { teams: 2, engineers: 7 },
    recommends: { teams: 1, engineers: 4 },
    left: { teams: 1, engineers: 5 },
    unknown: { teams: 1, engineers: 6 },
  })
})

test('time to adopt is the median of days from launch to weekly use, of teams of which both are known', () => {
  const stages = [
    { stage: 'discovery' as const, at: '2026-01-01T00:00:00.000Z' },
    { stage: 'launch' as const, at: '2026-03-01T00:00:00.000Z' },
  ]
  const uses = ['2026-03-11', '2026-03-31', '2026-02-20', null].map((weeklyOn) => ({ weeklyOn }))
  // 10 and 30 days; one used it before the launch, of one the day is not known.
  expect(timeToAdopt(stages, uses)).toEqual({ days: 20, teams: 2 })
  expect(timeToAdopt(stages.slice(0, 1), uses)).toBeNull()
  expect(timeToAdopt(stages, [{ weeklyOn: null }])).toBeNull()
})

test('gaps: no owner, an owner who left, retirement without a plan, not checked for long', () => {
  const now = new Date('2026-11-28T00:00:00Z')
  const whole = {
    stage: 'launch',
    ownerId: 'p',
    ownerRef: '',
    teamId: 't',
    docs: 'https://d',
    retireBy: null,
    replacement: '',
    checkedAt: now,
  }
  expect(gapsOf(whole, {}, 3, now)).toEqual([])
  expect(gapsOf({ ...whole, ownerId: null, teamId: null, ownerRef: 'CNCF' }, null, 0, now)).toEqual([
    'No owner: “CNCF” is no team or person here',
  ])
  expect(gapsOf(whole, null, 0, now)).toEqual(['The owner has left'])
  const retired = { ...whole, stage: 'retirement', retireBy: new Date('2026-10-01'), replacement: 'The new one' }
  expect(gapsOf(retired, {}, 2, now)).toEqual(['2 teams use it after its last day'])
  expect(gapsOf({ ...whole, checkedAt: new Date('2026-01-01') }, {}, 0, now)).toEqual(['Not checked for 180 days'])
})
