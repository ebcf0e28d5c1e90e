import { z } from 'zod'
import { STATUS_OF } from '@/lib/core/errors'
import { absolute, API_ROOT } from '@/lib/core/paths'
import type { AnyEndpoint } from '@/lib/server/http/endpoint'

type Json = Record<string, unknown>

/**
 * What generators of clients read otherwise than it is meant. Names that are known stand as properties: to most of them
 * `propertyNames` says nothing, and a mistyped name would do. An answer is not closed: fields are added to it, and a
 * program that checks what it gets would refuse the next version.
 */
function asRead(schema: Json, io: 'input' | 'output'): void {
  const names = (schema.propertyNames as { enum?: string[] } | undefined)?.enum
  if (names) {
    schema.properties = Object.fromEntries(names.map((name) => [name, schema.additionalProperties]))
    schema.additionalProperties = false
    delete schema.propertyNames
  }
  if (io === 'output' && schema.additionalProperties === false) delete schema.additionalProperties
}

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    reused: 'inline',
    override: ({ jsonSchema }) => asRead(jsonSchema as Json, io),
  }) as Json
  return rest
}

/** The properties of an object schema as parameters of a path or a query. */
function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query', example: unknown): Json[] {
  if (!schema) return []
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, Json>
    required?: string[]
  }
  const examples = (example ?? {}) as Json
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
    ...(examples[name] !== undefined && { example: examples[name] }),
  }))
}

/** "POST /rfcs/{number}/comments" → "postRfcsNumberComments" */
export const operationId = ({ method, path }: Pick<AnyEndpoint, 'method' | 'path'>): string =>
  method.toLowerCase() +
  path
    .split(/[^a-zA-Z0-9]+/)
    .filter(Boolean)
    .map((word) => word[0]?.toUpperCase() + word.slice(1))
    .join('')

const problem = (status: number): [string, Json] => [String(status), { $ref: '#/components/responses/Problem' }]

function refusals(spec: AnyEndpoint): [string, Json][] {
  const { invalid, malformed, unauthenticated, forbidden, not_found, conflict, too_large, unsupported, rate_limited } =
    STATUS_OF
  const statuses = [
    ...(spec.access === 'public' ? [] : [unauthenticated, forbidden]),
    ...(spec.params ? [not_found] : []),
    ...(spec.method === 'GET' ? [] : [conflict, too_large]),
    ...(spec.body ? [malformed] : []),
    ...(spec.body || spec.bytes ? [unsupported] : []),
    ...(spec.body || spec.bytes || spec.query || spec.params ? [invalid] : []),
    rate_limited,
  ]
  return [...new Set(statuses)].sort().map(problem)
}

function answerOf(spec: AnyEndpoint): Json {
  const status = spec.status ?? 200
  if (status === 204) return { description: 'Done; there is nothing to say.' }
  const description = status === 201 ? 'Made.' : 'The answer.'
  if (!spec.produces)
    return { description, content: { 'application/json': { schema: schemaOf(spec.answer, 'output') } } }
  const types = [spec.produces].flat()
  return { description, content: Object.fromEntries(types.map((type) => [type, { schema: fileOf(type) }])) }
}

/** A file of a content type. What is no text is told apart, or a client decodes its bytes as text and they are lost. */
function fileOf(type: string): Json {
  if (type === 'application/json') return {}
  return /^text\/|\+xml$/.test(type) ? text : { type: 'string', format: 'binary' }
}

const text = { type: 'string' }
const KEY = { $ref: '#/components/parameters/IdempotencyKey' }

function operationOf(spec: AnyEndpoint): Json {
  const { example } = spec
  return {
    operationId: operationId(spec),
    summary: spec.summary.replace(/\.$/, ''),
    tags: [spec.path.split('/')[1]],
    security: spec.access === 'public' ? [{}, { bearer: [] }] : [{ bearer: [] }],
    'x-access': spec.access,
    parameters: [
      ...parametersOf(spec.params, 'path', example.params),
      ...parametersOf(spec.query, 'query', example.query),
      ...(spec.method === 'POST' ? [KEY] : []),
    ],
    ...(spec.body && {
      requestBody: {
        required: !spec.body.safeParse({}).success,
        content: {
          [spec.form ? 'application/x-www-form-urlencoded' : 'application/json']: {
            schema: schemaOf(spec.body, 'input'),
            ...(example.body !== undefined && { example: example.body }),
          },
        },
      },
    }),
    ...(spec.bytes && {
      requestBody: {
        required: true,
        content: Object.fromEntries(spec.bytes.map((type) => [type, { schema: { type: 'string', format: 'binary' } }])),
      },
    }),
    responses: { [String(spec.status ?? 200)]: answerOf(spec), ...Object.fromEntries(refusals(spec)) },
  }
}

const COMPONENTS = {
  securitySchemes: {
    bearer: {
      type: 'http',
      scheme: 'bearer',
      description: 'A token from Settings or `npm run hub -- token create`: snd_…',
    },
  },
  parameters: {
    IdempotencyKey: {
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      schema: { type: 'string', minLength: 1, maxLength: 200 },
      description: 'The same key and body gives the first answer again; the same key with another body is 409.',
    },
  },
  responses: {
    Problem: {
      description: 'A refusal (RFC 9457).',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  },
  schemas: {
    Problem: {
      type: 'object',
      required: ['type', 'title', 'status', 'detail', 'code', 'errors', 'requestId'],
      properties: {
        type: text,
        title: text,
        status: { type: 'integer' },
        detail: text,
        code: { type: 'string', enum: [...Object.keys(STATUS_OF), 'internal'] },
        errors: {
          type: 'array',
          items: { type: 'object', required: ['path', 'message'], properties: { path: text, message: text } },
        },
        requestId: text,
      },
    },
  },
}

/** The OpenAPI 3.1 document of these endpoints, from their zod schemas. */
export function openApi(endpoints: readonly AnyEndpoint[], baseUrl: string, version: string): Json {
  const paths: Record<string, Json> = {}
  for (const spec of endpoints) {
    paths[spec.path] = { ...paths[spec.path], [spec.method.toLowerCase()]: operationOf(spec) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Soundings',
      version,
      description: 'Lists are paged by `limit` and `cursor`. Times are UTC. Refusals are application/problem+json.',
    },
    servers: [{ url: absolute(baseUrl, API_ROOT) }],
    paths,
    components: COMPONENTS,
  }
}
