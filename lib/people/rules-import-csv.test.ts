import { describe, expect, it } from 'vitest'
import { parsePeople } from './rules-import-csv'

const parse = (text: string) => parsePeople('people.csv', text)

describe('parsePeople', () => {
  it('reads the columns in any order, under the names that directories use', () => {
    expect(parse('Team;E-Mail;Full Name;Role;Title\nPayments;Ada@Example.com;Ada;Platform PM;backend').people).toEqual([
      { line: 2, email: 'ada@example.com', name: 'Ada', team: 'Payments', role: 'pm', discipline: 'backend' },
    ])
  })
  it('joins first and last names', () => {
    expect(
      parse('email,first name,last name\na@b.co,Ada,Lovelace\nb@b.co,,Babbage').people.map((one) => one.name),
    ).toEqual(['Ada Lovelace', 'Babbage'])
  })
  it('needs only addresses', () => {
    expect(parse('\uFEFFemail\r\na@b.co\r\n').people).toEqual([
      { line: 2, email: 'a@b.co', name: undefined, team: undefined, role: undefined, discipline: undefined },
    ])
  })
  it('says of each line that it leaves out why, with the line in the file', () => {
    const { people, skipped } = parse(
      'email,name,role\n"a@b.co","A\nB",developer\n,Nobody,\nnot-one,X,\nb@b.co,B,wizard\nA@B.CO,Again,\nc@b.co,C,',
    )
    expect(people.map((one) => one.email)).toEqual(['a@b.co', 'c@b.co'])
    expect(skipped.map(({ line, reason }) => [line, reason])).toEqual([
      [4, 'There is no e-mail address.'],
      [5, '"not-one" is not an e-mail address.'],
      [6, 'There is no role "wizard". Roles: stakeholder, developer, advocate, pm, admin.'],
      [7, 'a@b.co is on line 2 already.'],
    ])
  })
  it('knows no role by the name of what every object has', () => {
    expect(parse('email,role\na@b.co,constructor').skipped).toHaveLength(1)
  })
  it('refuses a file without addresses, and one that is no CSV', () => {
    expect(() => parse('name,team\nAda,Payments')).toThrow('no "email" column')
    expect(() => parse('email\n"a@b.co')).toThrow('Line')
    expect(() => parse('')).toThrow('empty')
  })
})
