import { describe, expect, it } from 'vitest'
import { readPeopleFile } from './rules-import-file'

const now = new Date('2026-11-28T12:00:00Z')
const read = (text: string) => readPeopleFile('people.csv', text, now)
const person = (text: string) => read(text).people[0]
const unread = (text: string) => read(text).findings.map((one) => one.key)

describe('which column is what', () => {
  it('is told by names that directories use, in any order, case and spelling', () => {
    expect(person('Team;E-Mail;Full Name;Role;Title\nPayments;Ada@Example.com;Ada;Platform PM;backend')).toMatchObject({
      ...{ line: 2, email: 'ada@example.com', name: 'Ada', team: 'Payments', role: 'pm', discipline: 'backend' },
    })
    expect(person('Primary Email,Preferred Name,Organization\nada@corp.example,Ada,Alpha')).toMatchObject({
      ...{ email: 'ada@corp.example', name: 'Ada', team: 'Alpha' },
    })
    expect(person('userPrincipalName,displayName,department\nada@corp.example,Ada,Alpha')).toMatchObject({
      team: 'Alpha',
    })
    expect(person('WORK_EMAIL,EMPLOYEE_ID\nada@corp.example,0042')).toMatchObject({ employeeId: '0042' })
  })
  it('prefers the better name to the earlier column, and names what it does not read', () => {
    const text =
      'First Name,Last Name,Work Email,Department,Team,Office\nAda,Nováková,ada@corp.example,Payments,Checkout,Brno'
    expect(person(text)).toMatchObject({ name: 'Ada Nováková', team: 'Checkout', departments: ['Payments'] })
    expect(unread(text)).toEqual(['office'])
  })
  it('takes the levels above the team, and a department for the team where there is none', () => {
    const levels = (text: string) => ({ team: person(text)?.team, departments: person(text)?.departments })
    expect(levels('Email,Division,Department,Team\nada@corp.example,Money,Payments,Checkout')).toEqual({
      ...{ team: 'Checkout', departments: ['Payments', 'Money'] },
    })
    expect(levels('Email,Business Unit,Abteilung\nada@corp.example,Money,Payments')).toEqual({
      ...{ team: 'Payments', departments: ['Money'] },
    })
    expect(levels('Email,Team,Division\nada@corp.example,Checkout,')).toEqual({ team: 'Checkout', departments: [] })
  })
  it.each([
    ['German', 'Nachname;Vorname;E-Mail;Abteilung;Funktion;Einstellungsdatum'],
    ['French', 'Nom;Prénom;Courriel;Équipe;Fonction;Date d’embauche'],
    ['Italian', 'Cognome;Nome;Indirizzo email;Reparto;Mansione;Data di assunzione'],
    ['Dutch', 'Achternaam;Voornaam;E-mail;Afdeling;Functie;Datum in dienst'],
    ['Spanish', 'Apellidos;Nombre;Correo electrónico;Equipo;Puesto;Fecha de ingreso'],
    ['Portuguese', 'Sobrenome;Nome;E-mail;Equipe;Cargo;Data de admissão'],
  ])('is told by %s names', (_language, header) => {
    const text = `${header}\nGroß;Ada;ada@corp.example;Ledger;QA;25.02.2022`
    expect(unread(text)).toEqual([])
    expect(person(text)).toMatchObject({
      ...{ name: 'Ada Groß', team: 'Ledger', discipline: 'QA', startedOn: '2022-02-25' },
    })
  })
  it('takes a family name alone for the name', () => {
    expect(person('Courriel;Nom\nada@corp.example;Élodie Noël')).toMatchObject({ name: 'Élodie Noël' })
  })
  it('finds addresses under a heading that it does not know', () => {
    expect(person('kontakt,name\nada@corp.example,Ada')).toMatchObject({ email: 'ada@corp.example' })
  })
  it('passes over a column of log-in names that are no addresses', () => {
    expect(person('username,contact\nada,ada@corp.example')).toMatchObject({ email: 'ada@corp.example' })
  })
  it('refuses a file of more people than one may list', () => {
    const lines = (count: number) => `email\n${'a@b.co\n'.repeat(count)}`
    expect(read(lines(50_000)).people).toHaveLength(1)
    expect(() => read(lines(50_001))).toThrow('people.csv lists 50,001 people; one file may list 50,000. Split it.')
  })
  it('refuses a file without addresses and lists the columns it saw', () => {
    expect(() => read('name,squad\nAda,Payments')).toThrow(
      'there is no "email" column. The first line has "name", "squad".',
    )
    expect(() => read('email\n"a@b.co')).toThrow('Line')
    expect(() => read('')).toThrow('empty')
  })
})

describe('a line', () => {
  it('is left out only for its address, with its line in the file', () => {
    const { people, skipped } = read('email,name\n"a@b.co","A\nB"\n,Nobody\nnot-one,X\nA@B.CO,Again\nc@b.co,C')
    expect(people.map((one) => one.email)).toEqual(['a@b.co', 'c@b.co'])
    expect(skipped.map(({ line, reason }) => [line, reason])).toEqual([
      [4, 'There is no e-mail address.'],
      [5, '"not-one" is not an e-mail address.'],
      [6, 'a@b.co is on line 2 already.'],
    ])
  })
  it('keeps its person where another cell cannot be read, and names the cell', () => {
    const { people, findings } = read(`email,team,start date\na@b.co,${'x'.repeat(121)},soon`)
    expect(people).toMatchObject([{ email: 'a@b.co', team: undefined, startedOn: undefined }])
    expect(findings.map(({ line, key }) => [line, key])).toEqual([
      [2, 'team'],
      [2, 'start date'],
    ])
  })
})

describe('whose address it is', () => {
  it('is not that of somebody else in the line', () => {
    const text = 'Manager Email,Employee,Contact address,Team\nz@b.co,A,a@b.co,X\nz@b.co,B,b@b.co,X\nz@b.co,C,c@b.co,X'
    expect(read(text).people.map((one) => one.email)).toEqual(['a@b.co', 'b@b.co', 'c@b.co'])
    expect(() => read('Manager Email,Employee\ny@b.co,A\nz@b.co,B')).toThrow(/no "email" column/)
    expect(() => read('Contact,Employee\nz@b.co,A\nz@b.co,B\nz@b.co,C')).toThrow(/no "email" column/)
  })
  it('is asked where it could be two', () => {
    expect(() => read('Contact,Private\na@b.co,a@c.co\nb@b.co,b@c.co')).toThrow(/"contact" and "private"/)
  })
  it('is not taken from a first line that is a person', () => {
    expect(() => read('a@b.co,A,X\nb@b.co,B,X')).toThrow(/first line must name the columns/)
  })
  it('and who they are is read under names with notes, as Google exports them', () => {
    const head = 'First Name [Required],Last Name [Required],Email Address [Required],Status [READ ONLY]'
    expect(read(`${head}\nAda,Nova,a@b.co,Active\nBo,Park,b@b.co,Suspended`).people).toMatchObject([
      { email: 'a@b.co', name: 'Ada Nova', active: true },
      { email: 'b@b.co', name: 'Bo Park', active: false },
    ])
  })
})

describe('roles of the hub and job titles', () => {
  it('takes a column "role" of job titles as what people do, said once', () => {
    const { people, findings } = read(
      'Email,Role\na@b.co,Senior Software Engineer\nb@b.co,Product Manager\nc@b.co,Developer',
    )
    expect(people.map(({ role, discipline }) => [role, discipline])).toEqual([
      [undefined, 'Senior Software Engineer'],
      [undefined, 'Product Manager'],
      [undefined, 'Developer'],
    ])
    expect(findings).toHaveLength(1)
    expect(findings[0]?.message).toContain('hub role')
  })
  it('gives no rights by a job title, also among roles', () => {
    expect(read('email,role\na@b.co,developer\nb@b.co,Product Manager').people.map((one) => one.role)).toEqual([
      undefined,
      undefined,
    ])
  })
  it('reads a column of roles, and names the cell that is none', () => {
    const { people, findings } = read('email,role\na@b.co,pm\nb@b.co,wizard\nc@b.co,admin')
    expect(people.map((one) => one.role)).toEqual(['pm', undefined, 'admin'])
    expect(findings.map(({ line, key }) => [line, key])).toEqual([[3, 'role']])
  })
  it.each([
    ['Developer Advocate', 'Product Manager', 'Administrator', 'Senior Engineer'],
    ['Developer', 'Administrator'],
    ['Admin', 'Engineer'],
    ['Developer', 'Developer', 'Admin', 'Tester'],
  ])('gives no rights where the words are jobs at the company too: %s', (...jobs) => {
    const rows = jobs.map((job, at) => `p${at}@b.co,${job}`)
    const { people, findings } = read(`email,role\n${rows.join('\n')}`)
    expect(people.map(({ role, discipline }) => [role, discipline])).toEqual(jobs.map((job) => [undefined, job]))
    expect(findings[0]?.message).toContain('holds job titles')
  })
  it('reads "hub role" beside "role"', () => {
    expect(person('email,role,hub role\na@b.co,Staff Engineer,pm')).toMatchObject({
      role: 'pm',
      discipline: 'Staff Engineer',
    })
  })
})

describe('who has left', () => {
  const active = (status: string, end = '') => person(`email,status,end date\na@b.co,${status},${end}`)?.active
  it.each([
    ['Active', '', true],
    ['Terminated', '2026-10-31', false],
    ['Terminated', '', false],
    ['Ausgetreten', '', false],
    ['Sorti', '', false],
    ['', '2026-10-31', false],
    ['', '', undefined],
    ['On Leave', '', true],
    ['Parental leave', '', true],
    ['INACTIVE', '', false],
    ['Active', '2026-11-01', false],
    // Until the day has passed they are here, whatever the status says already.
    ['Active', '2026-12-31', true],
    ['Terminated', '2026-12-31', true],
    ['Active', '2026-11-28', true],
    ['Contractor', '', undefined],
  ])('status "%s", end "%s"', (status, end, expected) => expect(active(status, end)).toBe(expected))

  it('and came back is here, though the end of the employment before is still in the file', () => {
    const back = (status: string, start: string) =>
      person(`email,status,end date,start date\na@b.co,${status},2026-06-30,${start}`)?.active
    expect(back('Active', '2026-10-01')).toBe(true)
    expect(back('', '2026-10-01')).toBe(true)
    expect(back('Terminated', '2026-10-01')).toBe(false)
    expect(back('Active', '2020-01-01')).toBe(false)
    // Who begins in a month is not here yet.
    expect(back('Active', '2026-12-28')).toBe(false)
    // Whichever is believed, the file says two things, and it is told which was.
    expect(unread('email,status,end date\na@b.co,Active,2026-06-30')).toEqual(['end date'])
    expect(unread('email,status,end date\na@b.co,Terminated,2026-06-30')).toEqual([])
  })

  it('reads flags both ways round', () => {
    expect(person('email,active\na@b.co,false')?.active).toBe(false)
    expect(person('email,account enabled\na@b.co,TRUE')?.active).toBe(true)
    expect(person('email,suspended\na@b.co,TRUE')?.active).toBe(false)
    expect(person('email,suspended\na@b.co,FALSE')?.active).toBe(true)
  })
})

describe('days', () => {
  it('reads what Excel writes in German, and month first where the column proves it', () => {
    expect(person('E-Mail;Name;Team;Hire Date\nada@corp.example;Jürgen Groß;Zölle;03.01.2022')).toMatchObject({
      startedOn: '2022-01-03',
    })
    expect(person('email,hire date\nada@corp.example,01/23/2022')).toMatchObject({ startedOn: '2022-01-23' })
  })
  it('takes the person without the day where the order is open', () => {
    const { people, findings } = read('email,hire date\na@b.co,01/02/2022\nb@b.co,2021-05-06')
    expect(people.map((one) => one.startedOn)).toEqual([undefined, '2021-05-06'])
    expect(findings.map(({ line, key }) => [line, key])).toEqual([[2, 'hire date']])
  })
})
