import type { Client } from 'pg'
import { makePm, opened } from '../bench/workspace'
import { fillCompany, fillWide, wideSurvey } from './large-company'
import { largeThings, type Things } from './large-pages'
import type { Size } from './large-size'

/** Makes the hub at `origin`, on the database of `client`, that of a large company. @returns its widest things */
export async function makeLarge(client: Client, origin: string, size: Size): Promise<Things> {
  const { bearer } = await makePm(client)
  const { id, publicToken } = await opened(origin, bearer, wideSurvey)
  await fillCompany(client, size)
  await fillWide(client, id, size)
  return largeThings({ id, token: publicToken })
}
