import { describe, expect, it } from 'vitest'
import { holds } from '../answering/rules-visible'
import type { Answers } from '../schema'
import { readSurvey } from './rules-detect'

/** What survey-core 3.1.1 and 2.5.43 answered for the same questions, conditions and answers. */
const QUESTIONS = [
  { type: 'radiogroup', name: 'one', choices: ['a', 'b', 'tab', '01', '1'] },
  { type: 'checkbox', name: 'many', choices: ['a', 'b', 'tab'] },
  { type: 'boolean', name: 'told' },
  { type: 'boolean', name: 'deal', valueTrue: 'agree', valueFalse: 'refuse' },
  { type: 'rating', name: 'ease' },
  { type: 'text', name: 'words', valueName: 'remark' },
]

const readWith = (visibleIf: string) => {
  const file = JSON.stringify({ elements: [...QUESTIONS, { type: 'comment', name: 'why', visibleIf }] })
  const survey = readSurvey(file, 'x.json')
  return {
    showIf: survey.questions.find((question) => question.key === 'why')!.showIf,
    notes: survey.skipped.map((skip) => skip.reason).join('\n'),
  }
}

describe('a condition of SurveyJS holds when SurveyJS says so', () => {
  it.each<[string, Answers, boolean]>([
    // A name alone: "no" is an answer, and does not hold.
    ['{told}', { told: 'yes' }, true],
    ['{told}', { told: 'no' }, false],
    ['!{told}', { told: 'no' }, true],
    ['!{told}', {}, true],
    ['!{told}', { told: 'yes' }, false],
    ['{told} and {ease} < 3', { told: 'no', ease: 1 }, false],
    ['{told} = 1', { told: 'yes' }, true],
    ['{told} notempty', { told: 'no' }, true],
    // A yes that is stored as another value.
    ["{deal} = 'agree'", { deal: 'yes' }, true],
    ["{deal} = 'Refuse'", { deal: 'no' }, true],
    // "contains" looks within the value of a single answer, and for whole values in several.
    ["{one} contains 'a'", { one: 'tab' }, true],
    ["{one} contains 'a'", { one: 'b' }, false],
    ["{one} notcontains 'a'", { one: 'tab' }, false],
    ["{one} notcontains 'a'", {}, true],
    ["{many} contains 'a'", { many: ['tab'] }, false],
    ["{many} contains 'A'", { many: ['a'] }, true],
    // Capitals, blanks and zeros in front make no difference.
    ["{one} = 'A '", { one: 'a' }, true],
    ["{one} anyof ['B']", { one: 'b' }, true],
    ['{one} = 1', { one: '01' }, true],
    ['{one} = a', { one: 'a' }, true],
    ["{ONE} = 'a'", { one: 'a' }, true],
    ["{many} != 'a'", { many: ['a'] }, true],
    ['{remark} notempty', { words: 'x' }, true],
  ])('%s with %j: %s', (visibleIf, answers, shown) => {
    const { showIf, notes } = readWith(visibleIf)
    expect(notes).not.toContain('condition')
    expect(showIf ? holds(showIf, answers) : true).toBe(shown)
  })

  it.each([
    ["{many} = 'a'", 'never holds'],
    ["{told} = 'yes'", 'never holds'],
    ['{ease} = [2]', 'never holds'],
    ['{deal}', 'asks whether “deal” is true'],
    ['{one}', 'asks whether “one” is true'],
    ["!{one} = 'a'", 'compares the opposite of an answer'],
    ['{told} and !{one} empty', 'compares the opposite of an answer'],
    ["{remark} = 'Ja'", 'whatever their capitals'],
    ["{words} = 'Ja'", 'no question before it'],
    ['1', 'never holds'],
  ])('%s is named: %s', (visibleIf, reason) => {
    const { showIf, notes } = readWith(visibleIf)
    expect(showIf).toBeUndefined()
    expect(notes).toContain(reason)
  })
})

describe('a scale has the points that SurveyJS draws', () => {
  it.each([
    [{}, 1, 5],
    [{ rateMin: 0 }, 0, 5],
    [{ rateMin: 2 }, 2, 5],
    [{ rateMax: 7 }, 1, 7],
    [{ rateCount: 7 }, 1, 5],
    [{ rateMin: 0, rateCount: 4 }, 0, 3],
    [{ rateMax: 9, rateCount: 3 }, 7, 9],
    [{ rateMin: -2, rateMax: 2 }, -2, 2],
    [{ rateMax: 12, rateType: 'smileys' }, 1, 10],
    [{ rateMax: 30 }, 1, 20],
    [{ rateValues: [1, 2, 3], rateMax: 9 }, 1, 3],
    [{ rateValues: [1, 2, 3], autoGenerate: true }, 1, 5],
  ])('%j: %i to %i', (settings, min, max) => {
    const survey = readSurvey(JSON.stringify({ elements: [{ type: 'rating', name: 'q', ...settings }] }), 'x.json')
    expect(survey.questions[0]).toMatchObject({ min, max })
  })

  it.each([
    [{ rateMin: 0, rateMax: 20 }, ['its file goes up to 20; SurveyJS draws its points up to 19']],
    [{ rateMax: 12, rateType: 'smileys' }, ['its file goes up to 12; SurveyJS draws its points up to 10']],
    [{ rateMin: 1, rateMax: 5, rateStep: 0.5 }, ['so they are chosen with a slider here']],
    [{ rateMax: 7 }, []],
  ])('%j: what is not kept of it is named', (settings, reasons) => {
    const { skipped } = readSurvey(JSON.stringify({ elements: [{ type: 'rating', name: 'q', ...settings }] }), 'x.json')
    const told = skipped.map(({ reason }) => reason).join('\n')
    for (const reason of reasons) expect(told).toContain(reason)
    if (reasons.length === 0) expect(told).toBe('')
  })
})
