import { Pool } from 'pg'

const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 10 })

/** The least that can be done with a response: parse it, store it in one row. */
export async function POST(request: Request): Promise<Response> {
  const body: unknown = await request.json()
  await pool.query('INSERT INTO bench_bare (id, body) VALUES (gen_random_uuid(), $1)', [JSON.stringify(body)])
  return Response.json({ accepted: true }, { status: 201 })
}
