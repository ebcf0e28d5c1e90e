import { expect, it } from 'vitest'
import { closingWords } from './rules-draft'
import { readSurvey } from './rules-detect'

// Closing words of each tool, with the address that people may go on to as a link.

const read = (json: unknown) => readSurvey(JSON.stringify(json), 'x.json')
const notes = (survey: ReturnType<typeof read>) => survey.skipped.map(({ reason }) => reason)

it('an address is a link at the end, if it is one for a page', () => {
  expect(closingWords(['Thanks', ''], 'https://example.org/next', 'Go [on]')).toEqual({
    closing: 'Thanks\n\n[Go on](https://example.org/next)',
  })
  expect(closingWords([], 'http://example.org/')).toEqual({ closing: '[http://example.org/](http://example.org/)' })
  for (const address of ['javascript:alert(1)', 'https://example.org/a b', 'inherit', ''])
    expect(closingWords(['Thanks'], address)).toEqual({ closing: 'Thanks' })
  expect(closingWords([' '], '')).toEqual({})
})

it('LimeSurvey: end text and end address, in each language; that people were sent on is named', () => {
  const row = (cells: Record<string, string>) =>
    `<row>${Object.entries(cells)
      .map(([name, value]) => `<${name}><![CDATA[${value}]]></${name}>`)
      .join('')}</row>`
  const table = (name: string, ...rows: string[]) => `<${name}><rows>${rows.join('')}</rows></${name}>`
  const own = { surveyls_title: 'T', surveyls_endtext: '<p>See <b>you</b></p>', surveyls_language: 'en' }
  const survey = readSurvey(
    `<document><LimeSurveyDocType>Survey</LimeSurveyDocType>${[
      table('groups', row({ gid: '1', group_name: 'G', group_order: '0', language: 'en' })),
      table(
        'questions',
        row({ qid: '1', parent_qid: '0', gid: '1', type: 'T', title: 'a', question: 'A?', language: 'en' }),
        row({ qid: '1', parent_qid: '0', gid: '1', type: 'T', title: 'a', question: 'A (de)?', language: 'de' }),
      ),
      table('surveys', row({ sid: '7', language: 'en', additional_languages: 'de', autoredirect: 'Y' })),
      table(
        'surveys_languagesettings',
        row({ ...own, surveyls_url: 'https://example.org/', surveyls_urldescription: 'Roadmap' }),
        row({ surveyls_title: 'T', surveyls_endtext: 'Bis bald', surveyls_language: 'de' }),
      ),
    ].join('')}</document>`,
    'x.lss',
  )
  expect(survey.closing).toBe('See **you**\n\n[Roadmap](https://example.org/)')
  expect(survey.translations.de?.closing).toBe('Bis bald')
  expect(notes(survey)).toEqual([
    'People are not sent on to https://example.org/ by themselves: its link is in the closing words',
  ])
})

it('SurveyJS: the page after completion, in each language; words on a condition are named', () => {
  const survey = read({
    completedHtml: { default: '<h3>Thanks</h3>', de: 'Danke' },
    completedHtmlOnCondition: [{ expression: '{a} = 1', html: 'Wow' }],
    navigateToUrl: 'https://example.org/',
    elements: [{ type: 'text', name: 'a', title: { default: 'A', de: 'A (de)' } }],
  })
  expect(survey.closing).toContain('Thanks')
  expect(survey.closing).toContain('](https://example.org/)')
  expect(survey.translations.de?.closing).toBe('Danke')
  expect(notes(survey)).toEqual([
    'People are not sent on to https://example.org/ by themselves: its link is in the closing words',
    'Closing words on a condition are not kept',
  ])
})

it('Typeform and Formbricks: the first ending; others, which jumps lead to, are named', () => {
  const typeform = read({
    title: 'T',
    fields: [{ ref: 'a', type: 'short_text', title: 'A' }],
    thankyou_screens: [
      { ref: 'one', title: 'Thanks', properties: { redirect_url: 'https://example.org/', button_text: 'On' } },
      { ref: 'two', title: 'Not for you' },
      { ref: 'default_tys', title: 'Made with a tool' },
    ],
  })
  expect(typeform.closing).toBe('Thanks\n\n[On](https://example.org/)')
  expect(notes(typeform)).toEqual(['Closing words for some respondents are not kept: “Not for you”'])
  const formbricks = read({
    name: 'F',
    questions: [{ id: 'a', type: 'openText', headline: { default: 'A' } }],
    welcomeCard: { enabled: false },
    endings: [
      { id: 'e1', type: 'endScreen', headline: { default: 'Thanks' }, subheader: { default: 'Bye' } },
      { id: 'e2', type: 'redirectToUrl', url: 'https://example.org/', label: 'Elsewhere' },
    ],
  })
  expect(formbricks.closing).toBe('Thanks\n\nBye')
  expect(notes(formbricks)).toEqual(['Closing words for some respondents are not kept: “Elsewhere”'])
})
