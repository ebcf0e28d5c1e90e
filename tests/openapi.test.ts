import { describe, expect, it } from 'vitest'
import { openApi, operationId } from '@/lib/platform/api-openapi'
import { allEndpoints } from '@/lib/rooms'
import { routesOnDisk } from './support/on-disk'

const endpoints = allEndpoints()
const document = openApi(endpoints, 'https://hub.example.com', '1.2.3') as {
  paths: Record<
    string,
    Record<
      string,
      {
        operationId: string
        parameters: { name: string; in: string; required: boolean }[]
        requestBody?: object
        responses: object
      }
    >
  >
}
const nameOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`

/** Parameter names are the files' own affair: "{token}" and "{publicToken}" are one place. */
const anonymous = (route: string) => route.replace(/\{[^}]+\}/g, '{}')

describe('the OpenAPI document', () => {
  it('has every route on disk, and every endpoint has its route', () => {
    const [files, declared] = [routesOnDisk(), endpoints.map(nameOf)]
    const unserved = declared.filter((name) => !files.includes(name))
    expect(unserved, 'no file of app/api/v1 exports it as serve(…)').toEqual([])
    const undeclared = files.filter((name) => !declared.includes(name))
    expect(undeclared, 'in the endpoints of no manifest that lib/rooms.ts names').toEqual([])
  })

  it('has no route and no operation id twice', () => {
    expect(new Set(endpoints.map(nameOf).map(anonymous)).size).toBe(endpoints.length)
    expect(new Set(endpoints.map(operationId)).size).toBe(endpoints.length)
  })

  it.each(endpoints.map((spec) => [nameOf(spec), spec] as const))(
    '%s: its example fits its schemas and its path',
    (_, spec) => {
      for (const part of ['params', 'query', 'body'] as const) {
        if (spec[part] && (part !== 'query' || spec.example.query !== undefined)) {
          expect(spec[part].safeParse(spec.example[part]).error?.issues, part).toBeUndefined()
        }
        if (!spec[part]) expect(spec.example[part], `an example of ${part}, which it does not take`).toBeUndefined()
      }
      const operation = document.paths[spec.path]?.[spec.method.toLowerCase()]
      const inPath = [...spec.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
      expect(
        operation?.parameters
          .filter((one) => one.in === 'path')
          .map((one) => one.name)
          .sort(),
      ).toEqual(inPath.sort())
      expect(spec.summary).toMatch(/^[A-Z][^!]+$/)
    },
  )

  it('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(document))).toEqual(document)
    expect(JSON.stringify(document)).not.toContain('undefined')
  })
})
