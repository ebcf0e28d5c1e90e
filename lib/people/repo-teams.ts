import { newId } from '@/lib/core/ids'
import { decodeCursor, toPage, type Page, type PageQuery } from '@/lib/core/paging'
import { conflict, notFound } from '@/lib/core/errors'
import { db, isMissingReference, isUniqueViolation, type Db, type Tx } from '@/lib/server/db'
import { z } from 'zod'
import type { NewTeam, Team, TeamChange } from './schema'

const select = {
  id: true,
  name: true,
  headcount: true,
  platform: true,
  _count: { select: { people: { where: { active: true } } } },
} as const

interface Row extends Omit<Team, 'people'> {
  _count: { people: number }
}
const toTeam = ({ _count, ...row }: Row): Team => ({ ...row, people: _count.people })

const cursorKey = z.tuple([z.string(), z.string()])

/** Teams by name. */
export async function listTeams({ limit, cursor }: PageQuery): Promise<Page<Team>> {
  const after = decodeCursor(cursor, cursorKey)
  const rows = await db.team.findMany({
    where: after ? { OR: [{ name: { gt: after[0] } }, { name: after[0], id: { gt: after[1] } }] } : {},
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: limit + 1,
    select,
  })
  return toPage(rows, limit, (row) => [row.name, row.id], toTeam)
}

/** Every team, for pages that show them all and for choosing one. */
export const listAllTeams = async (): Promise<Team[]> =>
  (await db.team.findMany({ orderBy: [{ name: 'asc' }], select })).map(toTeam)

export async function findTeam(id: string, from: Db = db): Promise<Team | null> {
  const row = await from.team.findUnique({ where: { id }, select })
  return row && toTeam(row)
}

/** A team by its id or its name, without regard to case. */
export const findTeamByRef = (ref: string, from: Db = db): Promise<{ id: string; name: string } | null> =>
  from.team.findFirst({
    where: { OR: [{ id: ref }, { name: { equals: ref, mode: 'insensitive' } }] },
    select: { id: true, name: true },
  })

export async function insertTeam(tx: Tx, team: NewTeam): Promise<Team> {
  try {
    return toTeam(await tx.team.create({ data: { id: newId(), ...team, counted: team.headcount === 0 }, select }))
  } catch (error) {
    if (isUniqueViolation(error)) throw conflict(`There is a team "${team.name}" already.`)
    throw error
  }
}

/**
 * A headcount of 0, or of as many people as the team has here, is counted from then on: it follows the people. Another
 * one is kept as it was set.
 */
const headcountOf = ({ headcount }: TeamChange, people: number): { headcount?: number; counted?: boolean } =>
  headcount === undefined
    ? {}
    : headcount === 0 || headcount === people
      ? { headcount: people, counted: true }
      : { headcount, counted: false }

export async function updateTeam(tx: Tx, id: string, change: TeamChange): Promise<Team> {
  try {
    const people = await tx.person.count({ where: { teamId: id, active: true } })
    return toTeam(await tx.team.update({ where: { id }, data: { ...change, ...headcountOf(change, people) }, select }))
  } catch (error) {
    if (isMissingReference(error)) throw notFound('This team')
    if (isUniqueViolation(error)) throw conflict(`There is a team "${change.name}" already.`)
    throw error
  }
}
