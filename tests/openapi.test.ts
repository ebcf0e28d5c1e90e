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

  /** Every schema of the document with its name and whether it is of an answer. */
  type Schema = Record<string, unknown>
  const schemas: { name: string; of: string; answer: boolean; schema: Schema }[] = []
  const collect = (schema: unknown, name: string, of: string, answer: boolean): void => {
    if (typeof schema !== 'object' || schema === null) return
    if (Array.isArray(schema)) return schema.forEach((one) => collect(one, name, of, answer))
    const { properties = {}, ...rest } = schema as Schema & { properties?: Schema }
    schemas.push({ name, of, answer, schema: schema as Schema })
    for (const [property, one] of Object.entries(properties)) collect(one, property, of, answer)
    for (const part of ['items', 'prefixItems', 'additionalProperties', 'anyOf', 'oneOf', 'allOf'])
      collect(rest[part], part === 'additionalProperties' ? '' : name, of, answer)
  }
  type Media = Record<string, { schema: Schema }>
  for (const [path, operations] of Object.entries(document.paths))
    for (const [method, operation] of Object.entries(operations)) {
      const { requestBody, responses } = operation as unknown as {
        requestBody?: { content: Media }
        responses: Record<string, { content?: Media }>
      }
      const of = `${method.toUpperCase()} ${path}`
      for (const { schema } of Object.values(requestBody?.content ?? {})) collect(schema, '', of, false)
      for (const [status, { content = {} }] of Object.entries(responses))
        if (status.startsWith('2')) for (const { schema } of Object.values(content)) collect(schema, '', of, true)
    }

  // orval 7.13.2, openapi-typescript 7.13.0 and typed-openapi 2.2.7 made a string of an image and of a workbook.
  it('tells files that are no text from texts, and has every content type of an answer', () => {
    const contentOf = (path: string) =>
      (document.paths[path]!.get!.responses as Record<string, { content: Media }>)['200']!.content
    const binary = { schema: { type: 'string', format: 'binary' } }
    expect(contentOf('/rfcs/images/{id}')).toEqual({
      ...{ 'image/png': binary, 'image/jpeg': binary, 'image/gif': binary, 'image/webp': binary },
    })
    expect(contentOf('/surveys/{id}/export')).toEqual({
      'text/csv': { schema: { type: 'string' } },
      'application/json': { schema: {} },
      'application/zip': binary,
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': binary,
    })
    expect(contentOf('/rfcs.atom')).toEqual({ 'application/atom+xml': { schema: { type: 'string' } } })
  })

  // Ajv 8.20.0 refused an answer with one field more, which every version may bring.
  it('leaves answers open, and takes of a body only what is known', () => {
    const closed = schemas.filter(({ answer, schema }) => answer && schema.additionalProperties === false)
    expect(closed.map(({ of, name }) => `${of} ${name}`)).toEqual([])
    expect(schemas.some(({ answer, schema }) => !answer && schema.additionalProperties === false)).toBe(true)
  })

  // openapi-typescript 7.13.0 and @hey-api/openapi-ts 0.95.0 took any name for one of Kano's six categories.
  it('has names that are known as properties', () => {
    expect(schemas.filter(({ schema }) => (schema.propertyNames as Schema)?.enum).map(({ of }) => of)).toEqual([])
    const counts = schemas.find(({ of, name, schema }) => /kano/.test(of) && name === 'counts' && schema.properties)!
    expect(Object.keys(counts.schema.properties as Schema)).toEqual(['M', 'O', 'A', 'I', 'R', 'Q'])
    expect(counts.schema.required).toEqual(['M', 'O', 'A', 'I', 'R', 'Q'])
    const texts = schemas.find(({ of, name }) => of === 'POST /roadmap/items/{id}/updates' && name === 'texts')!.schema
    expect([Object.keys(texts.properties as Schema).length, texts.additionalProperties]).toEqual([6, false])
  })

  // @hey-api/openapi-ts 0.95.0 makes a Date of what has a format and leaves the others texts.
  it('says of every time of an answer that it is one', () => {
    const plain = schemas.filter(
      ({ answer, name, schema }) =>
        answer && /[a-z]At$/.test(name) && [schema.type].flat().includes('string') && !schema.format,
    )
    expect([...new Set(plain.map(({ of, name }) => `${of} ${name}`))]).toEqual([])
  })
})
