import { describe, expect, it } from 'vitest'
import { seeded } from '@/lib/core/stats/random'
import { departmentTree, faultOfParent, MAX_DEPTH, planDepartments } from './rules-departments'

const department = (id: string, parentId: string | null = null) => ({ id, name: id, parentId })
const team = (id: string, departmentId: string | null, headcount: number, people = headcount) => ({
  ...{ id, departmentId, headcount, people },
})

describe('the tree', () => {
  it('adds up what stands below, in the order of the page', () => {
    const departments = [department('Cards', 'Money'), department('Money'), department('Tools')]
    const teams = [team('a', 'Cards', 4), team('b', 'Money', 7, 5), team('c', null, 3)]
    expect(departmentTree(departments, teams)).toEqual([
      { ...department('Money'), depth: 0, teamIds: ['b', 'a'], teams: 2, headcount: 11, people: 9 },
      { ...department('Cards', 'Money'), depth: 1, teamIds: ['a'], teams: 1, headcount: 4, people: 4 },
      { ...department('Tools'), depth: 0, teamIds: [], teams: 0, headcount: 0, people: 0 },
    ])
  })

  it('has everybody once on each level: the top and the teams under none are the whole company', () => {
    const next = seeded('departments')
    for (let round = 0; round < 50; round += 1) {
      const departments = Array.from({ length: 12 }, (_, n) =>
        department(`d${n}`, n > 0 && next() < 0.7 ? `d${Math.floor(next() * n)}` : null),
      )
      const teams = Array.from({ length: 30 }, (_, n) =>
        team(`t${n}`, next() < 0.9 ? `d${Math.floor(next() * 12)}` : null, Math.floor(next() * 20)),
      )
      const tree = departmentTree(departments, teams)
      expect(tree).toHaveLength(12)
      const total = (all: readonly { headcount: number }[]) => all.reduce((sum, one) => sum + one.headcount, 0)
      const top = tree.filter((one) => one.depth === 0)
      const loose = teams.filter((one) => one.departmentId === null)
      expect(total(top) + total(loose)).toBe(total(teams))
      for (const one of tree) expect(new Set(one.teamIds).size).toBe(one.teamIds.length)
    }
  })

  it('has no circle and no more levels than a company has', () => {
    const chain = Array.from({ length: MAX_DEPTH }, (_, n) => department(`d${n}`, n > 0 ? `d${n - 1}` : null))
    expect(faultOfParent(chain, 'd0', 'd3')).toBe('A department cannot stand under itself.')
    expect(faultOfParent(chain, 'd2', 'd2')).toBe('A department cannot stand under itself.')
    expect(faultOfParent(chain, 'd3', 'd1')).toBeNull()
    expect(faultOfParent(chain, null, `d${MAX_DEPTH - 1}`)).toContain(`${MAX_DEPTH} levels`)
    expect(faultOfParent([...chain, department('x'), department('y', 'x')], 'x', `d${MAX_DEPTH - 2}`)).toContain(
      'levels',
    )
  })
})

describe('a people file', () => {
  it('puts a team where most of its people are, and names the others', () => {
    const plan = planDepartments([
      { team: 'Ledger', departments: ['Payments', 'Money'] },
      { team: 'ledger', departments: ['Payments', 'Money'] },
      { team: 'Ledger', departments: ['Tools', 'Money'] },
      { team: 'Ledger', departments: ['Tools'], active: false },
      { team: 'Ledger', departments: ['Tools'], active: false },
    ])
    expect([...plan.teams]).toEqual([['ledger', 'payments']])
    expect([...plan.parents]).toEqual([
      ['payments', 'money'],
      ['tools', 'money'],
    ])
    expect(plan.doubtful).toEqual([{ name: 'Ledger', taken: 'Payments', others: 1 }])
    expect([...plan.names.values()]).toEqual(['Payments', 'Money', 'Tools'])
  })

  it('says nothing of a level that is empty or the same as the one below', () => {
    expect([...planDepartments([{ team: 'A', departments: ['Tools', 'tools'] }]).parents]).toEqual([])
    expect([...planDepartments([{ team: 'A' }, { departments: ['Tools'] }]).teams]).toEqual([])
  })
})
