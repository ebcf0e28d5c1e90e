import { readdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openApi, operationId } from '@/lib/platform/api-openapi'
import { allEndpoints } from '@/lib/rooms'

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

/** Every exported method of every route file, as "GET /surveys/{id}". */
function routesOnDisk(): string[] {
  const root = 'app/api/v1'
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('route.ts') && !file.includes('[...'))
    .flatMap((file) => {
      const path = `/${dirname(file).replaceAll('[', '{').replaceAll(']', '}')}`
      const source = readFileSync(`${root}/${file}`, 'utf8')
      return [...source.matchAll(/^export const (GET|POST|PUT|PATCH|DELETE)\b/gm)].map((match) => `${match[1]} ${path}`)
    })
}

/** Parameter names are the files' own affair: "{token}" and "{publicToken}" are one place. */
const anonymous = (route: string) => route.replace(/\{[^}]+\}/g, '{}')

describe('the OpenAPI document', () => {
  it('has every route on disk, and every endpoint has its route', () => {
    expect(routesOnDisk().sort()).toEqual(endpoints.map(nameOf).sort())
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
