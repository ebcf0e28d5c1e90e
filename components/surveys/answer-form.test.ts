import { createElement, type ComponentProps } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, it } from 'vitest'
import { inOwnOrder } from '@/lib/surveys/answering/rules-order'
import { wordsFor } from '@/lib/surveys/messages/presenter-messages'
import type { Question } from '@/lib/surveys/schema'
import { AnswerForm } from './answer-form'

const options = ['go', 'rust', 'zig', 'c', 'ada', 'nim'].map((value) => ({ value, label: value.toUpperCase() }))
const asked = (over: Partial<Question> = {}): Question[] => [
  { key: 'tools', type: 'multi', label: 'Tools', options, shuffled: true, ...over },
]

/** The page as it is without script: values of the boxes in their order, and the hidden fields. */
const written = (questions: Question[], over: Partial<ComponentProps<typeof AnswerForm>> = {}) =>
  renderToString(
    createElement(AnswerForm, {
      action: (state) => Promise.resolve(state),
      token: 't',
      formKey: 'form-1',
      language: 'en',
      questions,
      teams: [],
      roles: [],
      tenures: [],
      minimum: 5,
      smallTeams: false,
      words: wordsFor('en'),
      known: {},
      ...over,
    }),
  )

function page(questions: Question[], over: { seed?: string; formKey?: string } = {}) {
  const html = written(questions, over)
  return {
    boxes: [...html.matchAll(/name="a:tools" value="(\w+)"/g)].map(([, value]) => value),
    order: /name="order" value="([^"]*)"/.exec(html)?.[1],
  }
}
const orderBy = (seed: string) => inOwnOrder(asked(), seed)[0]!.options!.map(({ value }) => value)

it('shuffled options are written in the order of the respondent, without script too, and the form carries what it goes by', () => {
  expect(page(asked(), { seed: 'ticket-7' })).toEqual({ boxes: orderBy('ticket-7'), order: 'ticket-7' })
  expect(page(asked(), { seed: 'ticket-7', formKey: 'another' }).boxes).toEqual(orderBy('ticket-7'))
})

it('where nobody knows the respondent, each form has an order of its own', () => {
  expect(page(asked())).toEqual({ boxes: orderBy('form-1'), order: 'form-1' })
  const orders = Array.from({ length: 20 }, (_, at) => page(asked(), { formKey: `form-${at}` }).boxes.join())
  expect(new Set(orders).size).toBeGreaterThan(15)
})

it('a form without shuffled options carries nothing, and is as its author wrote it', () => {
  expect(page(asked({ shuffled: false }))).toEqual({ boxes: options.map(({ value }) => value), order: undefined })
})

it('says why teams are not in its list, and only where some are not', () => {
  const teams = [{ value: 'p', label: 'Payments' }]
  const reason = 'Teams of fewer than 7 people are not listed'
  expect(written(asked(), { teams, minimum: 7, smallTeams: true })).toContain(reason)
  expect(written(asked(), { teams, minimum: 7 })).not.toContain('are not listed')
})

it('what is required is marked, in the words of the page that say what can be skipped', () => {
  const [must, may] = [...asked({ key: 'must', label: 'Must', required: true }), ...asked({ key: 'may', label: 'May' })]
  const legends = [
    ...written([must!, may!])
      .replaceAll('<!-- -->', '')
      .matchAll(/<legend.*?<\/legend>/gs),
  ].map(([html]) => html.replace(/<[^>]*>/g, ''))
  expect(legends).toEqual(expect.arrayContaining(['Must (required)', 'May']))
  for (const language of ['en', 'de', 'ja'] as const)
    expect(wordsFor(language).leaveOut).toContain(wordsFor(language).required)
})
