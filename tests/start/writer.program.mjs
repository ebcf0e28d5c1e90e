// Opens the database of DATA_DIR and writes numbers until it is told to stop, printing each one after its commit.
import pg from 'pg'
import { openDatabase } from '../../bin/lib/postgres.mjs'

const database = await openDatabase()
console.log(`open ${database.pid()} ${database.url}`)
const client = new pg.Client({ connectionString: database.url })
client.on('error', () => {})
await client.connect()
await client.query('CREATE TABLE IF NOT EXISTS written (n int)').catch((error) => {
  // Two writers at once: the other one has just made it.
  if (!['23505', '42P07'].includes(error.code)) throw error
})

let stopping = false
process.on('SIGTERM', () => (stopping = true))
try {
  for (let n = 0; !stopping; n += 1) {
    await client.query('INSERT INTO written VALUES ($1)', [n])
    console.log(`written ${n}`)
  }
  await client.end()
} catch (error) {
  console.log(`broken ${error.message}`)
}
await new Promise((resolve) => {
  const timer = setInterval(() => stopping && (clearInterval(timer), resolve()), 20)
})
await database.close()
console.log('closed')
