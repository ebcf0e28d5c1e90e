import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inline } from '@/lib/core/text/inline'
import { answerText, piped, pipedKeys, pipesHaveText, unpiped } from './rules-pipe'
import type { Question } from '../schema'

const tool: Question = {
  key: 'tool',
  type: 'multi',
  label: 'Tool',
  options: [
    { value: 'ci', label: '**CI**' },
    { value: 'other', label: 'Other', open: true },
  ],
}

describe('earlier answers in later words', () => {
  it('are put in, or what stands for them', () => {
    expect(piped('How is {{tool}}?', () => 'CI')).toBe('How is CI?')
    expect(piped('How is {{ tool | that tool }}?', () => undefined)).toBe('How is that tool?')
    expect(unpiped('{{tool}} and {{x|this}}')).toBe('… and this')
    expect(pipedKeys('{{a}} {{b|c}} {{}} {{ d }}')).toEqual(['a', 'b', 'd'])
    expect(pipesHaveText('{{a|b}} {{c}}')).toBe(false)
  })
  it('are the words of what was chosen, and what was written beside it', () => {
    expect(answerText(tool, { tool: ['ci'] })).toBe('CI')
    expect(answerText(tool, { tool: ['ci', 'other'], 'tool.text': 'make' })).toBe('CI and make')
    expect(answerText({ ...tool, type: 'nps' }, { tool: 7 })).toBe('7')
    expect(answerText(tool, {})).toBeUndefined()
    expect(answerText({ ...tool, type: 'matrix' }, { tool: { r: 'ci' } })).toBeUndefined()
  })
  it('never become mark-up or ask for answers of their own', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.constantFrom('<b>x</b>', '[x](https://evil.example)', '**x**', '{{tool}}', '$& $1')),
        (answer) => {
          fc.pre(answer.trim() !== '')
          // As the page does it: mark-up is read first, answers go into its runs of text.
          const runs = inline('Why **{{tool|it}}**?').map((run) => ({ ...run, text: piped(run.text, () => answer) }))
          expect(runs.map((run) => run.kind)).toEqual(['text', 'strong', 'text'])
          expect(runs[1]!.text).toBe(answer.trim())
        },
      ),
    )
  })
})
