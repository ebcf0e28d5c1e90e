/** A company's monthly list of people, as an HR system writes it: joiners, leavers, movers, renames and returners. */

export interface Employee {
  id: string
  email: string
  name: string
  team: string
  hired: string
  left: string | null
}

export interface Company {
  people: Employee[]
  teams: string[]
}

const address = (n: number, surname: string): string => `p${n}.${surname}@corp.example`

export function newCompany(size: number, teamCount: number, next: () => number): Company {
  const teams = Array.from({ length: teamCount }, (_, n) => `Team ${n + 1}`)
  const people = Array.from({ length: size }, (_, n): Employee => {
    const team = teams[Math.floor(next() * teamCount)] ?? 'Team 1'
    return { id: String(1000 + n), email: address(n, 'a'), name: `Person ${n}`, team, hired: '2020-05-04', left: null }
  })
  return { people, teams }
}

/** One month passes: about 3 % leave, 4 % move, 1 % change their name and address, some join, some come back. */
export function nextMonth(company: Company, month: string, next: () => number): void {
  const present = company.people.filter((one) => one.left === null)
  for (const one of present) {
    const roll = next()
    if (roll < 0.03) one.left = `${month}-10`
    else if (roll < 0.07) one.team = company.teams[Math.floor(next() * company.teams.length)] ?? one.team
    else if (roll < 0.08) {
      one.name = `${one.name} (new name)`
      one.email = address(Number(one.id), `b${month.replace('-', '')}`)
    }
  }
  for (const one of company.people) if (one.left !== null && one.left < `${month}-01` && next() < 0.1) one.left = null
  const joiners = Math.floor(next() * 20)
  for (let n = 0; n < joiners; n += 1) {
    const id = String(1000 + company.people.length)
    const team = company.teams[Math.floor(next() * company.teams.length)] ?? 'Team 1'
    company.people.push({
      id,
      email: address(Number(id), 'a'),
      name: `Person ${id}`,
      team,
      hired: `${month}-03`,
      left: null,
    })
  }
}

/** The department of a team. */
export const areaOf = (team: string): string => `Area ${Number(team.replace('Team ', '')) % 5}`

/** The file of a month; leavers stand in it for the month in which they left, and are gone from the next one. */
export function fileOf({ people }: Company, month: string): string {
  const listed = people.filter((one) => one.left === null || one.left >= `${month}-01`)
  const rows = listed.map((one) =>
    [
      one.id,
      one.name,
      one.email,
      areaOf(one.team),
      one.team,
      'Software Engineer',
      one.hired,
      one.left ? 'Terminated' : 'Active',
      one.left ?? '',
    ].join(','),
  )
  return [
    'Employee ID,Full Name,Work Email,Department,Team,Role,Hire Date,Employment Status,Termination Date',
    ...rows,
  ].join('\n')
}

/** How many people each team has at the end of a month, by the file's own count. */
export function countsOf({ people, teams }: Company): Record<string, number> {
  return Object.fromEntries(
    teams.map((team) => [team, people.filter((one) => one.left === null && one.team === team).length]),
  )
}
