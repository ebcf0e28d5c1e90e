import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openThrowaway } from '../../bin/lib/throwaway.mjs'
import { program, temporaryFolder } from './helpers.mjs'

let database
beforeAll(async () => {
  database = await openThrowaway()
})
afterAll(() => database.close())

/** One command to its end, against a database of its own: {code, out, errors}. */
async function hub(...args) {
  const { code, lines, errors } = await program(['bin/hub.mjs', ...args], {
    env: { DATABASE_URL: database.url, DATA_DIR: database.dataDir, BASE_URL: '' },
  }).ended
  return { code, out: lines.join('\n'), errors }
}

test('a token is made for a new person, printed once, and opens what its role may', async () => {
  const made = await hub('token', 'create', '--email', 'Ada@Example.com', '--role', 'pm', '--json')
  expect(made.code).toBe(0)
  expect(JSON.parse(made.out)).toMatchObject({ token: expect.stringMatching(/^snd_/) })
  const again = await hub('token', 'create', '--email', 'ada@example.com', '--role', 'pm')
  expect(again).toMatchObject({ code: 0, out: expect.stringContaining('snd_') })
  expect(again.out).not.toContain(JSON.parse(made.out).token)
})

test('to say how it is used makes no database', async () => {
  const folder = temporaryFolder()
  const asked = (...args) =>
    program(['bin/hub.mjs', ...args], { env: { DATABASE_URL: '', DATA_DIR: join(folder, 'data') } }).ended
  const [help, nothing] = [await asked('--help'), await asked()]
  expect([help.code, nothing.code]).toEqual([0, 2])
  expect(help.lines.join('\n')).toContain('sign-in link --email E')
  expect(help.errors).toBe('')
  expect(readdirSync(folder)).toEqual([])
})

test('what is refused exits with 1 and its reason, what is no command with 2', async () => {
  expect(await hub('token', 'create', '--email', 'no-address', '--role', 'pm')).toMatchObject({
    code: 2,
    errors: expect.stringContaining('--email'),
  })
  expect(await hub('import', 'people', '/no/such/file.csv')).toMatchObject({
    code: 1,
    errors: expect.stringContaining('/no/such/file.csv'),
  })
  expect(await hub('improt', 'people')).toMatchObject({
    code: 2,
    errors: expect.stringContaining('There is no command "improt people"'),
  })
  expect((await hub('doctor', 'who')).code).toBe(2)
  const asJson = await hub('import', 'people', '/no/such/file.csv', '--json')
  expect(JSON.parse(asJson.out)).toMatchObject({
    error: { code: expect.any(String), message: expect.stringContaining('/no/such/file.csv') },
  })
})

test('doctor says what it looked at: what is wrong exits with 1, a hub that is well with 0', async () => {
  const without = await hub('doctor', '--json')
  expect({
    code: without.code,
    bad: JSON.parse(without.out)
      .findings.filter((one) => one.state === 'bad')
      .map((one) => one.check),
  }).toEqual({ code: 1, bad: ['Admin'] })
  expect((await hub('token', 'create', '--email', 'grace@example.com', '--role', 'admin')).code).toBe(0)
  expect(await hub('doctor')).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^ok +Migrations +all \d+ applied$/m),
  })
})

test('surveys and their responses come in from the command line, once, with a file that says which column is what', async () => {
  const folder = temporaryFolder()
  const write = (name, text) => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  const survey = write(
    'pulse.json5',
    `{ title: 'Pulse', elements: [{ type: 'rating', name: 'ease', title: 'How easy?' }, { type: 'file', name: 'proof' }] }`,
  )
  const summary = async (...args) => JSON.parse((await hub(...args, '--json')).out)
  expect(await summary('import', 'survey', survey)).toMatchObject({
    created: 1,
    skipped: [{ line: 1, reason: expect.stringContaining('“proof” is left out') }],
  })
  expect(await summary('import', 'survey', survey)).toMatchObject({ created: 0, unchanged: 1 })
  const [answers, map] = [write('answers.csv', 'Q1\n4\n5\n'), write('map.json', '{ "Q1": "ease" }')]
  expect(await hub('import', 'responses', 'Pulse', answers)).toMatchObject({
    code: 1,
    errors: expect.stringContaining('none of its columns'),
  })
  expect(await summary('import', 'responses', 'Pulse', answers, '--map', map)).toMatchObject({
    created: 2,
    skipped: [],
  })
  expect(await summary('import', 'responses', 'Pulse', answers, '--map', map)).toMatchObject({
    created: 0,
    unchanged: 2,
  })
  expect(
    await summary('import', 'responses', 'new', write('builds.csv', 'How easy are builds?\n4\n5\n')),
  ).toMatchObject({ created: 3 })
  expect(await hub('import', 'survey', write('broken.lss', '<document><questions>'))).toMatchObject({
    code: 1,
    errors: expect.stringMatching(/broken\.lss:1:\d+/),
  })
  expect(await hub('import', 'people', answers, '--map', map)).toMatchObject({ code: 1 })
})

test('RFCs go into a folder as Markdown and come back from it: one file an RFC, an edit a version, a refusal exits with 1', async () => {
  const folder = temporaryFolder()
  const rust = join(folder, '0007-lanes.md')
  writeFileSync(rust, '- Feature Name: lanes\n- Start Date: 2024-01-02\n\n# Summary\n\nOne queue.\n')
  expect((await hub('import', 'rfcs', rust)).code).toBe(0)
  const out = join(folder, 'rfcs')
  expect(JSON.parse((await hub('rfcs', 'export', out, '--json')).out)).toMatchObject({ files: 1, written: 1 })
  expect(JSON.parse((await hub('rfcs', 'export', out, '--json')).out)).toMatchObject({ files: 1, written: 0 })
  const [name, ...more] = readdirSync(out)
  expect({ name, more }).toEqual({ name: '0001-lanes.md', more: [] })
  const file = join(out, name)
  writeFileSync(file, readFileSync(file, 'utf8').replace('One queue', 'Two queues'))
  expect(await hub('rfcs', 'sync', file, '--check')).toMatchObject({
    code: 0,
    out: 'rfcs/0001-lanes.md  would be updated: RFC 1',
  })
  expect(await hub('rfcs', 'sync', file)).toMatchObject({ code: 0, out: 'rfcs/0001-lanes.md  updated: RFC 1' })
  expect(await hub('rfcs', 'sync', out)).toMatchObject({ code: 0, out: 'rfcs/0001-lanes.md  unchanged: RFC 1' })
  writeFileSync(file, readFileSync(file, 'utf8').replace('rfc: 1', 'rfc: 99'))
  expect(await hub('rfcs', 'sync', file)).toMatchObject({
    code: 1,
    errors: expect.stringContaining('there is no RFC 99 here'),
  })
  expect((await hub('rfcs', 'sync')).code).toBe(2)
})

test('images of RFCs go out beside their files, and come in with a file that is named alone', async () => {
  const folder = temporaryFolder()
  const repo = join(folder, 'adr')
  mkdirSync(join(repo, 'img'), { recursive: true })
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
  writeFileSync(join(repo, 'img/lane.png'), Buffer.from(png, 'base64'))
  const text = join(repo, '0031-painted.md')
  writeFileSync(text, '# Painted lanes\n\n- Status: accepted\n\n![a lane](img/lane.png) ![none](img/none.png)\n')
  const synced = await hub('rfcs', 'sync', text, '--json')
  expect(JSON.parse(synced.out)).toMatchObject({
    files: [{ file: 'adr/0031-painted.md', outcome: 'created' }],
    notes: [{ reason: 'image "img/none.png" is not among the files: its words stand in its place' }],
  })
  const out = join(folder, 'out')
  expect(JSON.parse((await hub('rfcs', 'export', out, '--json')).out)).toMatchObject({ images: 1, notes: [] })
  expect(existsSync(join(out, 'img/lane.png'))).toBe(true)
  expect(JSON.parse((await hub('rfcs', 'sync', out, '--json')).out).files.map((one) => one.outcome)).not.toContain(
    'updated',
  )
})

test('export writes every room’s tables, and nothing that opens a door', async () => {
  const folder = join(temporaryFolder(), 'out')
  const { code, out } = await hub('export', folder, '--json')
  expect({ code, ...JSON.parse(out) }).toMatchObject({ code: 0, directory: folder })
  const files = readdirSync(folder, { recursive: true })
  expect(existsSync(join(folder, 'README.txt'))).toBe(true)
  expect(files.some((file) => /Person\.csv$/.test(file))).toBe(true)
  expect(files.filter((file) => /ApiToken|Account|Outbox|IdempotencyKey/.test(file))).toEqual([])
  const people = JSON.parse(
    readFileSync(
      join(
        folder,
        files.find((file) => /Person\.json$/.test(file)),
      ),
      'utf8',
    ),
  )
  expect(people.map((one) => one.email)).toEqual(expect.arrayContaining(['ada@example.com', 'grace@example.com']))
  // A folder with something in it is left alone.
  expect((await hub('export', folder)).code).toBe(1)
})
