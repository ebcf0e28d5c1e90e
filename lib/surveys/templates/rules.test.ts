import { describe, expect, it } from 'vitest'
import { lintQuestions, lintSurvey } from '../editor/rules-lint'
import { PRESETS } from '../editor/rules-presets'
import { unreachable } from '../rules-conditions'
import { normalizeQuestion, questionErrors } from '../rules'
import { minutesFor } from '../rules-time'
import { createSurveyInput } from '../schema'
import { TEMPLATES } from './rules'
import { CAPABILITY_TEMPLATES } from './rules-capability'

const ABOUT = Object.entries(CAPABILITY_TEMPLATES).map(
  ([id, { of }]) => [`${id} of a capability`, of('Search')] as const,
)

describe.each([...TEMPLATES.map((template) => [template.id, template] as const), ...ABOUT])(
  'the template %s',
  (_, template) => {
    const { id: _id, about: _about, ...survey } = template
    it('can be created and asked as it is', () => {
      const questions = createSurveyInput.parse(survey).questions.map(normalizeQuestion)
      expect(questionErrors(questions)).toEqual({})
      expect([...unreachable(questions)]).toEqual([])
    })
    it('practises what the hints preach', () => {
      const linted = { ...survey, language: 'en' }
      expect(Object.fromEntries(lintQuestions(linted))).toEqual({})
      expect(lintSurvey(linted)).toEqual([])
    })
    it('takes less than ten minutes, says why each scale is worded so, and asks for at most two texts', () => {
      expect(minutesFor(template.questions)).toBeLessThanOrEqual(10)
      expect(template.questions.filter((question) => question.type === 'longtext').length).toBeLessThanOrEqual(2)
      expect(template.questions.some((question) => question.note)).toBe(true)
    })
  },
)

it('ready-made scales are questions that can be asked', () => {
  for (const preset of PRESETS) {
    const questions = createSurveyInput
      .parse({ title: 'T', anonymity: 'anonymous', questions: preset.questions })
      .questions.map(normalizeQuestion)
    expect(questionErrors(questions), preset.id).toEqual({})
  }
  expect(new Set(PRESETS.map((preset) => preset.id)).size).toBe(PRESETS.length)
})

it('the fixed instruments keep their wording', () => {
  const labels = (id: string) =>
    PRESETS.find((preset) => preset.id === id)!.questions.map((question) => question.label.replace('{the tool}', 'X'))
  expect(labels('umux-lite')).toEqual(['X’s capabilities meet my requirements.', 'X is easy to use.'])
  expect(labels('pmf')[0]).toBe('How would you feel if you could no longer use X?')
  expect(PRESETS.find((preset) => preset.id === 'pmf')!.questions[0]!.options!.map((option) => option.label)).toEqual([
    'Very disappointed',
    'Somewhat disappointed',
    'Not disappointed',
    'I no longer use it',
  ])
  expect(labels('nps')[0]).toBe('How likely are you to recommend X to a friend or colleague?')
})

it('there is one for each moment that a platform team asks at', () => {
  const moments =
    'adoption-funnel golden-path before-we-build after-support after-migration after-rfc ai-tools chosen-or-told'
  expect(TEMPLATES.map(({ id }) => id)).toEqual(expect.arrayContaining(moments.split(' ')))
})

it('one about a capability names it in every place, and asks what is linked to it', () => {
  for (const { of, asks } of Object.values(CAPABILITY_TEMPLATES)) {
    const template = of('$& [Search]')
    expect(template.title).toContain('$& [Search]')
    const keys = template.questions.map(({ key }) => key)
    for (const key of Object.values(asks)) expect(keys).toContain(key)
  }
  const path = CAPABILITY_TEMPLATES['golden-path']!.of('Search')
  expect(path.title).toBe('The golden path of Search')
  expect(path.questions.find(({ key }) => key === 'umux-easy')?.label).toBe('The golden path of Search is easy to use.')
  expect(path.questions.find(({ key }) => key === 'pmf')?.label).toMatch(/no longer use the golden path of Search\?$/)
})
