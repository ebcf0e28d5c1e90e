import { describe, expect, test } from 'vitest'
import { readCaptureFile, recogniseCapture } from './rules-capture'

const NOW = new Date('2026-11-30T00:00:00Z')
const read = (path: string, text: string) => {
  const file = readCaptureFile({ path, text }, NOW)!
  return {
    ...file,
    shape: recogniseCapture({ path, text })?.shape,
    told: file.findings.map((one) => one.message).join('\n'),
  }
}

describe('tables of trackers', () => {
  test('GitLab: the header that its tracker shows', () => {
    const file = read(
      'issues.csv',
      'Issue ID,URL,Title,State,Description,Author,Author Username,Assignee,Assignee Username,Confidential,Locked,Due Date,' +
        'Created At (UTC),Updated At (UTC),Closed At (UTC),Milestone,Weight,Labels,Time Estimate,Time Spent\n' +
        '12,https://git.example.org/a/b/-/issues/12,Slow builds,Open,They take an hour.,Ada Ferro,ada,,,No,No,,2026-03-01 09:00:00,,,,,"ci,speed",0,0\n',
    )
    expect(file).toMatchObject({ tool: 'gitlab', shape: 'GitLab issues' })
    expect(file.items).toMatchObject([
      {
        sourceId: 'gitlab:https://git.example.org/a/b/-/issues/12',
        text: 'Slow builds\n\nThey take an hour.',
        day: '2026-03-01',
        author: 'gitlab:ada',
        url: 'https://git.example.org/a/b/-/issues/12',
        tags: ['ci', 'speed'],
      },
    ])
    expect(file.told).toContain('Assignee')
  })

  test('Azure DevOps: who made it by the address behind the name, descriptions as words', () => {
    const file = read(
      'query.csv',
      'ID,Work Item Type,Title,Assigned To,State,Tags,Created By,Created Date,Description\n' +
        '"7","Issue","Slow builds",,"To Do","ci; speed","Ada Ferro <Ada@example.org>","2026-03-01T09:00:00","<div>An hour.<br>Or &lt;two&gt;.</div>"\n',
    )
    expect(file.items).toMatchObject([
      {
        sourceId: 'azure-devops:7',
        text: 'Slow builds\n\nAn hour.\nOr <two>.',
        email: 'ada@example.org',
        day: '2026-03-01',
        tags: ['ci', 'speed'],
      },
    ])
  })

  test('steps of test cases are no tickets', () => {
    expect(
      recogniseCapture({
        path: 'a.csv',
        text: 'ID,Work Item Type,Title,Test Step,Step Action\n1,Test Case,Log in,1,Go\n',
      }),
    ).toBeNull()
  })

  test('Productboard: a note is HTML, of which the words are taken; other signs are words', () => {
    const { items } = read(
      'notes.csv',
      'title,content,source,user email,tags\n' +
        'Builds,"<p>10<sup>3</sup> a day.</p><p>Too slow</p>",email,ada@example.org,ci\n' +
        'Types,List<String> is <slow>,email,bo@example.org,\n',
    )
    expect(items.map((one) => one.text)).toEqual(['Builds\n\n10³ a day.\nToo slow', 'Types\n\nList<String> is <slow>'])
  })

  test('Fider, as its own writer has it: a day with an offset, tags in one cell; what it answered is no voice', () => {
    const file = read(
      'fider.csv',
      'number,title,description,created_at,created_by,votes_count,comments_count,status,responded_by,' +
        'responded_at,response,original_number,original_title,tags\n' +
        '7,Faster builds,"An hour, each time.",2026-03-01T23:30:00-05:00,Ada Ferro,12,3,' +
        'planned,Bo Lind,2026-03-04T10:00:00Z,We are on it,,,"ci, speed"\n',
    )
    expect(file.items).toMatchObject([
      {
        sourceId: 'fider:7',
        text: 'Faster builds\n\nAn hour, each time.',
        day: '2026-03-01',
        author: 'fider:Ada Ferro',
        tags: ['ci', 'speed'],
      },
    ])
    expect(file.told).toMatch(/response.*original_number/)
  })

  test('Asana: the notes are the words; who made a task is not in the file', () => {
    const file = read(
      'asana.csv',
      'Task ID,Created At,Completed At,Last Modified,Name,Section/Column,Assignee,Assignee Email,Start Date,Due Date,Tags,Notes,Projects,Parent task\n' +
        '1,2026-09-01,,2026-09-02,Faster builds,To do,Ada,ada@example.org,,,ci,"An hour, each time.",Platform,\n',
    )
    expect(file.items).toMatchObject([
      {
        sourceId: 'asana:1',
        text: 'Faster builds\n\nAn hour, each time.',
        day: '2026-09-01',
        tags: ['ci', 'Platform'],
      },
    ])
    expect(file.items[0]).not.toHaveProperty('email')
    expect(file.told).toContain('Assignee Email')
  })

  test('Trello: the day is in the id, the colour is no part of a label', () => {
    const file = read(
      'board.csv',
      'Card ID,Card Name,Card URL,Card Description,Labels,Members,Due Date,List ID,List Name,Board Name,Archived\n' +
        '5f5e1000aaaaaaaaaaaaaaaa,Faster builds,https://trello.com/c/1,An hour.,"ci (green), speed (red_dark)",,,l1,Ideas,Platform,false\n',
    )
    expect(file.items).toMatchObject([{ day: '2020-09-13', tags: ['ci', 'speed'], url: 'https://trello.com/c/1' }])
  })
})

describe('JSON of trackers', () => {
  test('a board of Trello', () => {
    const board = {
      id: 'b',
      lists: [{ id: 'l', name: 'Ideas' }],
      cards: [
        {
          id: '5f5e1000aaaaaaaaaaaaaaaa',
          idList: 'l',
          name: 'Faster builds',
          desc: 'An hour.',
          shortUrl: 'https://trello.com/c/1',
          labels: [{ name: 'ci' }],
        },
      ],
      actions: [{ type: 'createCard', idMemberCreator: 'm1', data: { card: { id: '5f5e1000aaaaaaaaaaaaaaaa' } } }],
    }
    const file = read('board.json', JSON.stringify(board))
    expect(file.shape).toBe('Trello')
    expect(file.items).toMatchObject([
      { text: 'Faster builds\n\nAn hour.', day: '2020-09-13', author: 'trello:m1', tags: ['ci'] },
    ])
  })

  test('issues of GitLab, tickets of Zendesk, work items of Azure DevOps', () => {
    const gitlab = [
      {
        id: 9,
        iid: 1,
        title: 'Slow',
        description: 'Very.',
        web_url: 'https://g.example.org/1',
        created_at: '2026-03-01T00:00:00Z',
        author: { username: 'ada' },
        labels: ['ci'],
      },
    ]
    expect(read('a.json', JSON.stringify(gitlab)).items).toMatchObject([
      { sourceId: 'gitlab:https://g.example.org/1', author: 'gitlab:ada', tags: ['ci'] },
    ])
    const zendesk = {
      tickets: [
        {
          id: 5,
          subject: 'Slow',
          description: 'Very.',
          requester_id: 7,
          created_at: '2026-03-01T00:00:00Z',
          tags: ['ci'],
        },
      ],
    }
    expect(read('a.json', JSON.stringify(zendesk)).items).toMatchObject([
      { sourceId: 'zendesk:5', author: 'zendesk:7', day: '2026-03-01' },
    ])
    const azure = {
      count: 1,
      value: [
        {
          id: 3,
          fields: {
            'System.Title': 'Slow',
            'System.Description': '<p>Very.</p>',
            'System.CreatedBy': { uniqueName: 'Ada@example.org' },
            'System.Tags': 'ci; speed',
          },
        },
      ],
    }
    const file = read('a.json', JSON.stringify(azure))
    expect(file.items).toMatchObject([
      { sourceId: 'azure-devops:3', text: 'Slow\n\nVery.', email: 'ada@example.org', tags: ['ci', 'speed'] },
    ])
    expect(file.told).toContain('1 have no day')
  })

  test('other JSON is none', () => {
    expect(recogniseCapture({ path: 'a.json', text: '{"value":[{"id":1,"fields":{}}]}' })).toBeNull()
    expect(recogniseCapture({ path: 'a.json', text: '{"lists":[],"cards":[]}' })).toBeNull()
  })
})
