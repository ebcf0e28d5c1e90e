import type { Role } from '@/lib/core/permissions'
import { slugify } from '@/lib/core/text/slug'
import { names } from './names'
import { idOf, Random } from './random'

export interface Team {
  id: string
  name: string
  headcount: number
  platform: boolean
}

export interface Member {
  id: string
  name: string
  email: string
  role: Role
  discipline: string | null
  team: Team | null
  /** Days since they joined. */
  joinedAgo: number
}

type Mix = Record<string, number>

/**
 * A company in the making: `company('Lantern Freight', 'lanternfreight.example').team('Payments', { backend: 9, qa: 2 }, 'Ines Varga')`.
 * Engineers who are not named get names of their own.
 */
export class Company {
  readonly teams: Team[] = []
  readonly people: Member[] = []
  private readonly spare: string[]

  constructor(
    readonly name: string,
    private readonly domain: string,
  ) {
    this.spare = new Random(name).shuffle(names())
  }

  /** A team by how many of each discipline work in it. The first names given are its people's, the rest are made up. */
  team(name: string, mix: Mix, ...known: string[]): this {
    return this.add(name, mix, known, false)
  }

  /** The platform team itself: its own evidence counts for nothing. */
  platformTeam(name: string, mix: Mix, ...known: string[]): this {
    return this.add(name, mix, known, true)
  }

  /** Somebody beside the engineers: the PM, an advocate, an admin, a stakeholder. */
  person(name: string, role: Role, discipline: string, teamName?: string): this {
    return this.hire(name, role, discipline, teamName ? this.teamNamed(teamName) : null, 900)
  }

  /** Joined so many days ago: for the onboarding survey. */
  joined(name: string, daysAgo: number): this {
    this.who(name).joinedAgo = daysAgo
    return this
  }

  /** @throws when nobody has this name: a typo in the workspace */
  who(name: string): Member {
    const found = this.people.find((person) => person.name === name)
    if (!found) throw new Error(`Nobody at ${this.name} is called ${name}`)
    return found
  }

  teamNamed(name: string): Team {
    const found = this.teams.find((team) => team.name === name)
    if (!found) throw new Error(`There is no team ${name} at ${this.name}`)
    return found
  }

  engineersOf(team: Team): Member[] {
    return this.people.filter((person) => person.team === team && person.role === 'developer')
  }

  private add(name: string, mix: Mix, known: string[], platform: boolean): this {
    const disciplines = Object.entries(mix).flatMap(([discipline, count]) =>
      Array.from({ length: count }, () => discipline),
    )
    const team = { id: idOf(`team ${name}`), name, headcount: disciplines.length, platform }
    this.teams.push(team)
    const random = new Random(`joined ${name}`)
    disciplines.forEach((discipline, index) => {
      this.hire(known[index] ?? this.spareName(), 'developer', discipline, team, random.int(200, 2_400))
    })
    return this
  }

  private spareName(): string {
    const taken = new Set(this.people.map((person) => person.name))
    const name = this.spare.pop()
    if (name === undefined) throw new Error(`${this.name} has more people than names`)
    return taken.has(name) ? this.spareName() : name
  }

  private hire(name: string, role: Role, discipline: string, team: Team | null, joinedAgo: number): this {
    const email = `${slugify(name).replaceAll('-', '.')}@${this.domain}`
    this.people.push({ id: idOf(`person ${email}`), name, email, role, discipline, team, joinedAgo })
    return this
  }
}

export const company = (name: string, domain: string): Company => new Company(name, domain)
