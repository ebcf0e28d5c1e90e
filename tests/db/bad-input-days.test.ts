import { expect, it } from 'vitest'
import { stringPaths, withAt } from '../support/mutate'
import { send, titled, withThings, writing } from './bad-input'

withThings()

/** The first and the last days that a text of ten characters can name; PostgreSQL has no year 0. */
const DAYS = ['0000-01-01', '0001-01-01', '9999-12-31', '0000-01-01T00:00:00Z']

it.each(titled(writing))('%s answers a day at the end of the calendar', async (_, spec) => {
  for (const path of stringPaths(spec.example.body))
    for (const text of DAYS) {
      const body = withAt(spec.example.body, path, text)
      if (!spec.body?.safeParse(body).success) continue
      expect([path.join('.'), text, (await send(spec, { body })).status >= 500]).toEqual([path.join('.'), text, false])
    }
})
