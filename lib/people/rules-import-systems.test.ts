import { expect, test } from 'vitest'
import { readPeopleFile } from './rules-import-file'

// Headers as systems of record write them, with people of our own.

const NOW = new Date('2026-12-01T12:00:00Z')
const read = (...lines: string[]) => readPeopleFile('people.csv', `${lines.join('\n')}\n`, NOW)
const shown = ({ people }: ReturnType<typeof read>) =>
  people.map(({ name, team, departments, discipline, employeeId, active }) => ({
    name,
    team,
    departments,
    discipline,
    employeeId,
    active,
  }))

test('ADP: who left is told by the status of the position, and names stand with the family name first', () => {
  const file = read(
    'Associate ID,Payroll Name,Position Status,Home Department Description,Job Title Description,Work Contact: Work Email',
    'A1,"Ferro, Ada",Active,Platform,Engineer,ada@x.example',
    'A2,"Lind, Bo",Terminated,Search,Lead,bo@x.example',
    'A3,"Tarn, Cy",Leave,Search,Lead,cy@x.example',
  )
  const of = (name: string, team: string, discipline: string, employeeId: string, active: boolean) =>
    ({ name, team, departments: [], discipline, employeeId, active }) as const
  expect(shown(file)).toEqual([
    of('Ada Ferro', 'Platform', 'Engineer', 'A1', true),
    of('Bo Lind', 'Search', 'Lead', 'A2', false),
    of('Cy Tarn', 'Search', 'Lead', 'A3', true),
  ])
  expect(file.findings).toEqual([])
})

test('Okta: an organization that is the same for everybody is the company; departments are the teams', () => {
  const file = read(
    'login,email,firstName,lastName,displayName,title,department,division,organization,status',
    'ada@x.example,ada@x.example,Ada,Ferro,,Engineer,Platform,Eng,X Ltd,ACTIVE',
    'bo@x.example,bo@x.example,Bo,Lind,,Lead,Search,Eng,X Ltd,LOCKED_OUT',
    'cy@x.example,cy@x.example,Cy,Tarn,,Lead,Search,Eng,X Ltd,DEPROVISIONED',
  )
  expect(shown(file).map(({ team, departments, active }) => [team, departments, active])).toEqual([
    ['Platform', ['Eng'], true],
    ['Search', ['Eng'], true],
    ['Search', ['Eng'], false],
  ])
  expect(file.findings.map(({ key }) => key)).toContain('organization')
  // A team that everybody is in is one.
  const small = read('email,team,department', 'ada@x.example,Core,Platform', 'bo@x.example,Core,Search')
  expect(small.people.map(({ team, departments }) => [team, departments])).toEqual([
    ['Core', ['Platform']],
    ['Core', ['Search']],
  ])
})

test('Google: a path of units is the team and what is above it; the root is none', () => {
  const file = read(
    'First Name [Required],Last Name [Required],Email Address [Required],Org Unit Path [Required],Employee Title',
    'Ada,Ferro,ada@x.example,/Engineering/Platform/Build,Engineer',
    'Bo,Lind,bo@x.example,/,Lead',
  )
  expect(shown(file)).toEqual([
    { name: 'Ada Ferro', team: 'Build', departments: ['Platform', 'Engineering'], discipline: 'Engineer' },
    { name: 'Bo Lind', team: undefined, departments: [], discipline: 'Lead' },
  ])
})

test.each([
  ['Entra: both names have columns of their own', 'displayName,givenName,surname', '"Lind, Bo",Bo,Lind', 'Bo Lind'],
  ['BambooHR: the column says which comes first', '"Last Name, First Name"', '"Lind, Bo"', 'Bo Lind'],
  ['a comma alone says nothing', 'name', '"Lind, MD"', 'Lind, MD'],
  ['Slack: a person without a display name', 'displayname,fullname', ',Bo Lind', 'Bo Lind'],
  ['Slack: one with it', 'displayname,fullname', 'bo,Bo Lind', 'bo'],
])('a name: %s', (_, columns, cells, name) => {
  expect(read(`email,${columns}`, `bo@x.example,${cells}`).people[0]!.name).toBe(name)
})

test('“Employee #” is the number of an employee, and no name', () => {
  expect(read('Employee #,Work Email', '17,bo@x.example').people[0]).toMatchObject({
    employeeId: '17',
    name: undefined,
  })
})
