import { zipSync } from 'fflate'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { carryOn, cancelImport, commitImport, createImport } from '@/lib/imports/commands'
import { importKinds, runImport } from '@/lib/imports/commands-run'
import { importAnything, importByKind } from '@/lib/imports/commands-terminal'
import { undoImport } from '@/lib/imports/commands-undo'
import { getImport, listImports } from '@/lib/imports/queries'
import '@/lib/rooms'
import { db } from '@/lib/server/db'
import { drainOutbox } from '@/lib/server/job-runner'
import { allJobs } from '@/lib/rooms'
import { readFile } from 'node:fs/promises'
import { workbook } from '../support/xlsx'
import { actorOf, makePerson } from './make'

const bytes = (text: string) => new TextEncoder().encode(text)
const file = (path: string, text: string) => ({ path, bytes: bytes(text) })
const TALK =
  'Ana Lopez: The build takes an hour.\n\nBo Field: Every day?\n\nAna Lopez: Every day.\n\nBo Field: I see.\n'
const PEP =
  'PEP: 9001\nTitle: A way to wait\nAuthor: Ada\nStatus: Accepted\nType: Process\nCreated: 01-Feb-2026\n\nAbstract\n========\n\nWait.\n'
const PEOPLE = 'email,name,team\ncy@example.test,Cy Hill,Payments\n'

let admin: Actor
let advocate: Actor
beforeAll(async () => {
  admin = actorOf(await makePerson({ role: 'admin' }))
  advocate = actorOf(await makePerson({ role: 'advocate' }))
})
const given = (source = '', over = {}) => ({ source, mapping: {}, ...over })
const sessions = () => db.fieldSession.count()

describe('archives, many files, whose they are', () => {
  test('an archive is opened; paths that point outside, bombs and archives inside are left out with the reason', async () => {
    const zip = zipSync({
      'talks/zipped.txt': bytes(`${TALK} zip`),
      '../evil.txt': bytes(TALK),
      'bomb.txt': new Uint8Array(3_000_000),
      'inner.zip': zipSync({ 'x.txt': bytes(TALK) }),
    })
    const preview = await createImport(admin, given(), [{ path: 'all.zip', bytes: zip }])
    expect(preview.preview.map((one) => [one.file, one.kind])).toEqual([['talks/zipped.txt', 'session']])
    expect(preview.skipped.map((one) => one.reason).sort()).toEqual([
      'An archive inside an archive is not opened.',
      'It is packed more tightly than any text: a bomb.',
      'Its path points outside the archive.',
    ])
  })

  test('five hundred files are a job with progress; cancelled, what was taken before can be undone', async () => {
    const files = Array.from({ length: 500 }, (_, at) => file(`m/${at}.txt`, TALK.replace('an hour', `${at} minutes`)))
    const begun = await createImport(admin, given('many', { dryRun: false }), files)
    expect(begun).toMatchObject({ state: 'running', phase: 'commit', total: 500, done: 0 })
    const seen: number[] = []
    const running = carryOn(admin, begun.id)
    while ((await getImport(admin, begun.id)).done < 20) await new Promise((wait) => setTimeout(wait, 50))
    seen.push((await getImport(admin, begun.id)).done)
    await cancelImport(admin, begun.id)
    await running
    const ended = await getImport(admin, begun.id)
    expect(ended.state).toBe('failed')
    expect(ended.reason).toContain('cancelled')
    expect(ended.created).toBeGreaterThanOrEqual(seen[0]!)
    expect(ended.created).toBeLessThan(500)
    expect(await db.importThing.count({ where: { importId: begun.id } })).toBe(ended.created)
    await drainOutbox(allJobs())
    const undone = await undoImport(admin, begun.id)
    expect(undone.kept).toEqual([])
    expect(await db.importThing.count({ where: { importId: begun.id } })).toBe(ended.created)
    expect(await db.fieldSession.count({ where: { body: { contains: ' minutes.' } } })).toBe(0)
  }, 120_000)

  test('a preview of many is made by the promised job', async () => {
    const files = Array.from({ length: 40 }, (_, at) =>
      file(`j/job-${at}.txt`, TALK.replace('an hour', `${at} seconds`)),
    )
    const begun = await createImport(advocate, given(), files)
    expect(begun.state).toBe('running')
    await drainOutbox(allJobs())
    expect(await getImport(advocate, begun.id)).toMatchObject({ state: 'preview', created: 40, done: 40 })
  }, 60_000)

  test('a preview that is cancelled after its last look at that is cancelled', async () => {
    const files = Array.from({ length: 60 }, (_, at) => file(`l/${at}.txt`, TALK.replace('an hour', `${at} hours`)))
    const begun = await createImport(advocate, given(), files)
    // The clock stands still: it is not looked whether it was cancelled more than once.
    vi.useFakeTimers({ now: new Date(), toFake: ['Date'] })
    try {
      const running = carryOn(advocate, begun.id)
      while ((await getImport(advocate, begun.id)).done === 0) await new Promise((wait) => setTimeout(wait, 5))
      await cancelImport(advocate, begun.id)
      await running
    } finally {
      vi.useRealTimers()
    }
    expect(await getImport(advocate, begun.id)).toMatchObject({
      state: 'failed',
      reason: 'It was cancelled. Nothing was taken over.',
      created: 0,
    })
  }, 60_000)

  test('an import is its maker’s and an admin’s; a role without the right to a kind is told so', async () => {
    const other = actorOf(await makePerson({ role: 'advocate' }))
    const preview = await createImport(advocate, given(), [file('r.txt', PEP), file('p.csv', PEOPLE)])
    expect(preview.skipped.map((one) => one.reason)).toEqual([
      'Your role does not allow this.',
      'Your role does not allow this.',
    ])
    await expect(getImport(other, preview.id)).rejects.toMatchObject({ code: 'not_found' })
    expect((await getImport(admin, preview.id)).id).toBe(preview.id)
    expect((await listImports(other, { limit: 5 })).data).toEqual([])
    await expect(createImport(actorOf(await makePerson()), given(), [])).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('the command line', () => {
  const cli: Actor = {
    ...({} as Actor),
    id: 'cli',
    name: 'CLI',
    email: '',
    role: 'admin',
    teamId: null,
    platformTeam: false,
    via: 'cli',
  }

  test('every kind has a dry run that answers the same and writes nothing', async () => {
    const count = await sessions()
    const files = [{ path: 'dry.txt', text: `${TALK} dry` }]
    const dry = await importByKind(cli, 'session', files, [], undefined, { dryRun: true })
    expect(await sessions()).toBe(count)
    const { import: id, ...real } = await importByKind(cli, 'session', files, [], undefined, {})
    expect(real).toEqual(dry)
    expect(await sessions()).toBe(count + 1)
    expect((await undoImport(cli, id!)).kept).toEqual([])
    expect(await sessions()).toBe(count)
  })

  test('files of any kind in one command, with the source that gives them their identity', async () => {
    const files = [file('q/quick.txt', `${TALK} q`), file('q/b.rst', PEP.replaceAll('9001', '9003'))]
    const ran = await importAnything(cli, files, { source: 'repo-a' }, () => undefined)
    expect(ran.summary).toMatchObject({ created: 2 })
    const again = await importAnything(cli, files, { source: 'repo-a' }, () => undefined)
    expect(again.summary).toMatchObject({ created: 0, unchanged: 2 })
  })
})

describe('workbooks', () => {
  test('answers of Microsoft Forms, an XLSForm and a list of people are each read as what they are', async () => {
    // 2026-03-03 to 2026-03-12, at 9:12:03; the second format shows day and time.
    const styles = '<cellXfs><xf/><xf numFmtId="22"/></cellXfs>'
    const at = (day: number) => ({ xml: `<c s="1"><v>${46083 + day}.38336805555</v></c>` })
    const answers = Array.from({ length: 10 }, (_, n) => [
      n + 1,
      at(n + 1),
      at(n + 1),
      'anonymous',
      '',
      n < 6 ? 'Good' : 'Bad',
    ])
    const head = ['ID', 'Start time', 'Completion time', 'Email', 'Name', 'How is CI?']
    const files = [
      { path: 'How is CI.xlsx', bytes: workbook({ sheets: { Form1: [head, ...answers], Notes: [['x']] }, styles }) },
      {
        path: 'tools.xlsx',
        bytes: workbook({
          sheets: {
            survey: [
              ['type', 'name', 'label'],
              ['text', 'tool', 'Which tool?'],
            ],
          },
        }),
      },
      {
        path: 'hr.xlsx',
        bytes: workbook({
          sheets: {
            HR: [
              ['email', 'name', 'team'],
              ['di@example.test', 'Di Ray', 'Payments'],
            ],
          },
        }),
      },
      { path: 'old.xls', bytes: new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0]) },
      {
        path: 'talk.rtf',
        bytes: bytes(String.raw`{\rtf1\ansi Ann: 5\endash 10 days.\par Ben: Why?\par Ann: Tests.\par}`),
      },
    ]
    const preview = await createImport(admin, given(), files)
    expect(preview.preview.map(({ kind, shape, outcome }) => [kind, shape, outcome])).toEqual([
      ['responses', 'Table of answers', 'create'],
      ['survey', 'XLSForm', 'create'],
      ['people', expect.any(String), 'create'],
      [null, '', 'leave-out'],
      [null, '', 'leave-out'],
    ])
    expect(preview.skipped.map(({ file: name, reason }) => `${name} ${reason}`)).toEqual(
      expect.arrayContaining([
        'talk.rtf This is rich text (RTF): save it as .docx or as plain text and import that.',
        'How is CI.xlsx The sheet “Form1” is read; not read: “Notes”.',
        'old.xls This is a file of Excel or Word up to 2003: save it as .xlsx, .docx or .csv and import that.',
      ]),
    )
    const done = await commitImport(admin, preview.id, undefined)
    // Ten answers and the survey of their columns; one survey; one person.
    expect([done.state, done.preview.map((one) => one.created)]).toEqual(['done', [11, 1, 1, 0, 0]])
    const survey = await db.survey.findFirstOrThrow({ where: { sourceName: { endsWith: 'How is CI.xlsx' } } })
    expect(survey.questions).toMatchObject([{ label: 'How is CI?', type: 'single' }])
    const rows = await db.surveyResponse.findMany({ where: { surveyId: survey.id } })
    expect(rows).toHaveLength(10)
    // The day is kept, the time of day is not.
    expect(JSON.stringify(rows)).not.toMatch(/09:12:03/)
    const again = await createImport(admin, given('', { dryRun: false }), files)
    expect(again).toMatchObject({ created: 0 })
  })

  test('a LimeSurvey archive is opened by every way in', async () => {
    const lss = await readFile('tests/fixtures/surveys/limesurvey/short.lss')
    const archive = zipSync({
      'survey_1.lss': new Uint8Array(lss),
      'survey_1_responses.lsr': bytes('<?xml version="1.0"?><document/>'),
    })
    const preview = await createImport(admin, given(), [{ path: 'survey_1.lsa', bytes: archive }])
    expect(preview.preview.map(({ file: name, kind }) => [name, kind])).toEqual([
      ['survey_1.lss', 'survey'],
      ['survey_1_responses.lsr', null],
    ])
  })
})

describe('what was taken over before, just as it is', () => {
  const REPORT = PEP.replace('9001', '9047').replace('A way to wait', 'A way to be asked once')
  /** The files that the reader of transcripts was asked of. */
  const asking = async (
    actor: Actor,
    files: ReturnType<typeof file>[],
    how: { source?: string; mapping?: object } = {},
  ) => {
    const asked = vi.spyOn(importKinds().session!, 'recognise')
    try {
      const options = {
        source: how.source ?? 'once',
        mapping: (how.mapping ?? {}) as Record<string, never>,
        dryRun: true,
      }
      const { files: rows } = await runImport(actor, files, options)
      return {
        asked: asked.mock.calls.map(([one]) => one.path),
        rows: rows.map(({ file: path, kind, outcome, shape }) => [path, kind, outcome, shape]),
      }
    } finally {
      asked.mockRestore()
    }
  }
  const files = () => [file('peps/pep-9047.txt', REPORT), file('peps/talk.txt', TALK)]

  test('is not looked at by any reader; what changed, came from elsewhere or is said to be another kind is', async () => {
    const first = await importAnything(admin, files(), { source: 'once' }, () => undefined)
    expect(first.summary).toMatchObject({ created: 2 })

    const again = await asking(admin, files())
    expect(again.asked).toEqual(['peps/talk.txt'])
    expect(again.rows[0]).toEqual(['peps/pep-9047.txt', 'rfcs', 'unchanged', 'as before'])
    expect(again.rows[1]?.slice(0, 3)).toEqual(['peps/talk.txt', 'session', 'unchanged'])

    const changed = [file('peps/pep-9047.txt', `${REPORT}More.\n`)]
    expect(await asking(admin, changed)).toEqual({
      asked: ['peps/pep-9047.txt'],
      rows: [['peps/pep-9047.txt', 'rfcs', 'update', 'pep']],
    })
    expect((await asking(admin, files(), { source: 'elsewhere' })).asked).toEqual([
      'peps/pep-9047.txt',
      'peps/talk.txt',
    ])
    const said = await asking(admin, files(), { mapping: { kind: { 'peps/pep-9047.txt': 'session' } } })
    expect(said.rows[0]?.[1]).toBe('session')
  })

  test('is told to nobody who may not import RFCs', async () => {
    const developer = actorOf(await makePerson({ role: 'developer' }))
    const options = { source: 'once' }
    const [pep] = files().map(({ path, bytes: raw }) => ({ path, text: new TextDecoder().decode(raw) }))
    expect([...(await importKinds().rfcs!.known!(admin, [pep!], options))]).toEqual(['peps/pep-9047.txt'])
    expect([...(await importKinds().rfcs!.known!(developer, [pep!], options))]).toEqual([])
  })
})
