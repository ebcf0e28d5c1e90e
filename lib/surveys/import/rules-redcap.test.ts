import { describe, expect, test } from 'vitest'
import { readSurvey } from './rules-detect'
import { recogniseSurvey } from './rules-recognise'

const HEAD =
  '"Variable / Field Name","Form Name","Section Header","Field Type","Field Label","Choices, Calculations, OR Slider Labels",' +
  '"Field Note","Text Validation Type OR Show Slider Number","Text Validation Min","Text Validation Max",Identifier?,' +
  '"Branching Logic (Show field only if...)","Required Field?","Custom Alignment","Question Number (surveys only)",' +
  '"Matrix Group Name","Matrix Ranking?","Field Annotation"'
const read = (...rows: string[]) => {
  const text = [HEAD, 'record_id,about_you,,text,Record,,,,,,,,,,,,,', ...rows].join('\r\n')
  expect(recogniseSurvey({ path: 'study.csv', text })).toEqual({ confidence: 0.95, shape: 'REDCap' })
  const survey = readSurvey(text, 'study.csv')
  return { ...survey, told: survey.skipped.map(({ line, reason }) => `${line} ${reason}`).join('\n') }
}

describe('a data dictionary of REDCap', () => {
  test('forms are pages, sections and descriptions words before a question, each kind what asks the same', () => {
    const survey = read(
      'path,about_you,Your work,radio,Which path do you use?,"1, Template | 2, By hand, alone",Take the last one,,,,,,y,,,,,',
      'tools,about_you,,checkbox,Tools,"a, A | b, B",,,,,,,,,,,,',
      'years,about_you,,text,Years here,,,integer,0,60,,,,,,,,',
      'since,about_you,,text,Since,,,date_dmy,,,,,,,,,,',
      'intro,more,,descriptive,Now the rest.,,,,,,,,,,,,,',
      'load,more,,slider,How loaded?,none | some | much,,number,0,10,,,,,,,,',
      'told,more,,yesno,Were you told?,,,,,,,,,,,,,',
      'why,more,,notes,Why?,,,,,,,,,,,,,',
    )
    expect(survey.title).toBe('study')
    expect(survey.questions).toMatchObject([
      {
        key: 'path',
        type: 'single',
        required: true,
        page: { title: 'About you' },
        help: 'Your work\n\nTake the last one',
        options: [
          { value: '1', label: 'Template' },
          { value: '2', label: 'By hand, alone' },
        ],
      },
      { key: 'tools', type: 'multi', options: [{ value: 'a' }, { value: 'b' }] },
      { key: 'years', type: 'number', min: 0, max: 60 },
      { key: 'since', type: 'date' },
      { key: 'load', type: 'rating', min: 0, max: 10, page: { title: 'More' }, help: 'Now the rest.' },
      {
        key: 'told',
        type: 'single',
        options: [
          { value: '1', label: 'Yes' },
          { value: '0', label: 'No' },
        ],
      },
      { key: 'why', type: 'longtext' },
    ])
    expect(survey.told).toContain('2 “record_id” is left out')
    expect(survey.told).toContain('the words along its slider are not kept: “none | some | much”')
  })

  test('a group of a matrix is one question; branching logic is a condition, also on a box', () => {
    const survey = read(
      'fast,a,How fast,radio,Builds,"1, Slow | 2, Fast",,,,,,,,,,speed,,',
      'fast2,a,,radio,Tests,"1, Slow | 2, Fast",,,,,,,,,,speed,,',
      'tools,a,,checkbox,Tools,"1, A | 2, B",,,,,,,,,,,,',
      'used,a,,radio,Used?,"1, Yes | 2, No",,,,,,,,,,,,',
      "why,a,,notes,Why?,,,,,,,[used] = '2',,,,,,",
      "b,a,,text,What of B?,,,,,,,[tools(2)] = '1' and [used] <> '2',,,,,,",
      "c,a,,text,What of neither?,,,,,,,[tools(2)] = '0',,,,,,",
    )
    expect(survey.questions[0]).toMatchObject({
      type: 'matrix',
      label: 'How fast',
      rows: [
        { value: 'fast', label: 'Builds' },
        { value: 'fast2', label: 'Tests' },
      ],
      options: [{ value: '1' }, { value: '2' }],
    })
    const of = (key: string) => survey.questions.find((one) => one.key === key)!
    expect(of('why').showIf).toBeDefined()
    expect(of('b').showIf).toBeDefined()
    expect(of('c').showIf).toBeUndefined()
    expect(survey.told).toContain('“c” is asked of everybody')
  })

  test('what has no place is named with its line', () => {
    const survey = read(
      'mail,a,,text,Your address,,,email,,,y,,,,3a,,,',
      "who,a,,text,Who?,,,,,,,,,,,,,@HIDDEN @DEFAULT='x'",
      'sum,a,,calc,Sum,[x]+[y],,,,,,,,,,,,',
      'up,a,,file,Upload,,,,,,,,,,,,,',
      'city,a,,text,City,,,,,,,,,RH,,,,@CHARLIMIT=20',
    )
    expect(survey.questions.map(({ key }) => key)).toEqual(['mail', 'city'])
    for (const words of [
      '3 “mail”: it is marked as one that tells who answers',
      '3 “mail”: that the answer must be “email” is not checked',
      '3 “mail”: its number “3a” is not kept',
      '4 “who” is left out: it is hidden',
      '5 “sum” is left out: it is calculated',
      '6 “Upload” is left out: it asks for “file”',
      '7 “city”: its annotation “@CHARLIMIT=20” is not kept',
    ])
      expect(survey.told).toContain(words)
  })

  test('the columns of its API are the same', () => {
    const text =
      'field_name,form_name,section_header,field_type,field_label,select_choices_or_calculations,field_note,' +
      'text_validation_type_or_show_slider_number,text_validation_min,text_validation_max,identifier,branching_logic,' +
      'required_field,custom_alignment,question_number,matrix_group_name,matrix_ranking,field_annotation,new_column\n' +
      'id,a,,text,Record,,,,,,,,,,,,,,\nx,a,,radio,Which?,"1, A | 2, B",,,,,,,y,,,,,,\n'
    const survey = readSurvey(text, 'metadata.csv')
    expect(survey.questions).toMatchObject([{ key: 'x', type: 'single', required: true }])
    expect(survey.skipped.map(({ reason }) => reason).join()).toContain('These columns are not read: new_column')
  })

  test('a table of answers is none', () => {
    expect(recogniseSurvey({ path: 'a.csv', text: 'Form Name,Answer\nx,1\n' })).toBeNull()
  })
})
