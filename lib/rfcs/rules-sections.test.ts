import { describe, expect, it } from 'vitest'
import { missingSections, requirementsOf, sectionsOf } from './rules-sections'
import { sectionText, templates, templateById } from './rules-templates'

const proposal = templateById('proposal')!
/** The template with something said under each heading. */
const filled = proposal.body.replace(/<!--.*?-->/g, 'Forty of [us](/evidence/1) wait.')

describe('sections', () => {
  it('are found by their headings, with their place and what is below them', () => {
    const body =
      '# One\n\ntext\n\n## Two ##\n\n<!-- a hint\n# no heading -->\n\n```md\n# no heading\n```\n\n### Three\n\nmore\n\n# Four\n'
    const found = sectionsOf(body)
    expect(found.map(({ name, depth }) => [name, depth])).toEqual([
      ['One', 1],
      ['Two', 2],
      ['Three', 3],
      ['Four', 1],
    ])
    for (const { name, at } of found) expect(body.slice(at)).toMatch(new RegExp(`^#+ ${name}`))
    expect(found[1]?.text).toBe('```md\n# no heading\n```\n\n\nmore')
    expect(found[3]?.text).toBe('')
  })
  it('end a fence only with one of its kind and length', () => {
    expect(sectionsOf('````\n```\n# no\n````\n# yes\n').map(({ name }) => name)).toEqual(['yes'])
    expect(sectionsOf('~~~\n```\n# no\n~~~\n# yes\n').map(({ name }) => name)).toEqual(['yes'])
    expect(sectionsOf('<!-- never closed\n# no').map(({ name }) => name)).toEqual([])
  })
  it('stay quick where somebody wants them slow', () => {
    const started = process.cpuUsage().user
    for (const text of [
      '<!--'.repeat(50_000),
      `# ${'a #'.repeat(60_000)}`,
      '# a\n'.repeat(40_000),
      '## a\nb\n'.repeat(40_000),
      '`'.repeat(200_000),
    ])
      sectionsOf(text)
    expect((process.cpuUsage().user - started) / 1000).toBeLessThan(4_000)
  }, 20_000)
})

describe('what a template requires', () => {
  it.each(templates.map((template) => [template.id, template] as const))(
    '%s asks for sections it begins with, all of them empty',
    (_, template) => {
      expect(requirementsOf(template, template.body).map(({ state }) => state)).toEqual(
        template.required.map(() => 'empty'),
      )
      expect(requirementsOf(template, '').map(({ state }) => state)).toEqual(template.required.map(() => 'missing'))
      for (const name of template.required) expect(template.body).toContain(sectionText(template, name))
    },
  )
  it('names what is missing, and lets go what is filled in, exempt or imported', () => {
    expect(missingSections(templateById('proposal'), filled)).toBeNull()
    expect(
      missingSections(
        templateById('proposal'),
        filled.replace(/## Costs\n\n.*\n/, '## Costs\n\n<!-- later -->\n').replace('### Buying', '### Shopping'),
      ),
    ).toBe('Not ready for review. These sections have no text yet: Buying, Costs.')
    expect(
      missingSections(
        templateById('proposal'),
        filled.replace('### Doing nothing\n\nForty of [us](/evidence/1) wait.', ''),
      ),
    ).toContain('This section has no text yet: Doing nothing.')
    for (const template of [null, templateById('blank'), templateById('of-an-older-hub')])
      expect(missingSections(template, '')).toBeNull()
  })
  it('wants the problem to stand on something', () => {
    const unfounded = filled.replace(/(## Problem\n\n).*/, '$1Everybody knows it.')
    expect(missingSections(templateById('proposal'), unfounded)).toBe(
      'Not ready for review. Problem links nothing it stands on: a piece of evidence, a survey, a measurement.',
    )
    for (const ground of ['> I wait all day', 'see https://example.org/graph', '[said](/evidence/1)', '![graph](/x)']) {
      expect(
        missingSections(templateById('proposal'), unfounded.replace('Everybody knows it.', ground)),
        ground,
      ).toBeNull()
    }
  })
  it('takes a heading however it is written', () => {
    const other = filled
      .replace('## What would change our mind', '#### WHAT  would change our mind ##')
      .replace('## Proposal', '# proposal')
    expect(missingSections(templateById('proposal'), other)).toBeNull()
  })
})
