import type { z } from 'zod'
import type { Actor, MaybeActor } from '@/lib/core/actor'
import type { Action } from '@/lib/core/permissions'
import type { RateLimit } from '../rate-limit'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** `public`: anybody, also nobody. `signed-in`: any role. Otherwise the action that the role must hold. */
export type Access = 'public' | 'signed-in' | Action

type Out<T> = T extends z.ZodType ? z.output<T> : undefined

/** What a handler gets, everything checked. */
export interface Call<A extends Access, P, Q, B> {
  actor: A extends 'public' ? MaybeActor : Actor
  params: Out<P>
  query: Out<Q>
  body: Out<B>
  /** The body as it came: what a route that takes a file reads. */
  bytes: Uint8Array<ArrayBuffer>
  request: Request
  requestId: string
  now: Date
}

type OptionalSchema = z.ZodType | undefined

export interface EndpointSpec<
  A extends Access = Access,
  P extends OptionalSchema = OptionalSchema,
  Q extends OptionalSchema = OptionalSchema,
  B extends OptionalSchema = OptionalSchema,
  R extends z.ZodType = z.ZodType,
> {
  method: Method
  /** Under /api/v1, parameters in braces: "/surveys/{id}/open". */
  path: string
  summary: string
  access: A
  params?: P
  query?: Q
  body?: B
  /** What is answered; fields that are not in it never leave. */
  answer: R
  /** 200 unless told. */
  status?: 200 | 201 | 202 | 204
  /** A working example for the documentation, checked by a test against the schemas. */
  example: { params?: z.input<NonNullable<P>>; query?: z.input<NonNullable<Q>>; body?: z.input<NonNullable<B>> }
  /** Bytes; 1 MB unless told. */
  maxBody?: number
  limit?: RateLimit
  /** "own": the command keeps its keys itself, in its one statement. */
  idempotency?: 'own'
  /** The body is a posted form: its schema gets each name with a list of its values. */
  form?: boolean
  /** The body is a file of one of these content types, and no JSON. */
  bytes?: readonly string[]
  /** Content types of an answer that is a file or a text; then `run` returns a Response of one of them. */
  produces?: string | readonly string[]
  run: (call: Call<A, P, Q, B>) => Promise<z.input<R> | Response>
}

/** An endpoint whose types have been checked and are no longer needed. */
export type AnyEndpoint = Omit<EndpointSpec, 'run' | 'example'> & {
  example: { params?: unknown; query?: unknown; body?: unknown }
  run: (call: never) => Promise<unknown>
}

/** Declares one route: its contract, who may call it, and the command or query behind it. */
export const endpoint = <
  A extends Access,
  R extends z.ZodType,
  P extends OptionalSchema = undefined,
  Q extends OptionalSchema = undefined,
  B extends OptionalSchema = undefined,
>(
  spec: EndpointSpec<A, P, Q, B, R>,
): EndpointSpec<A, P, Q, B, R> => spec
