import { describe, expect, it } from 'vitest'
import { costOf } from '@/tests/support/cost'
import type { Labelled } from './rules-participants'
import { withoutParticipants } from './rules-redact'

const hidden = (name: string, more: Partial<Labelled> = {}): Labelled => ({
  id: name,
  role: 'participant',
  pseudonym: 'P1',
  speaker: null,
  personName: name,
  named: false,
  ...more,
})

describe('a participant who did not agree to be named', () => {
  it.each([
    ['Ana Brandt', 'Thanks, ana, that helps.', 'Thanks, [name], that helps.'],
    ['Ana Brandt', 'ANA said so', '[name] said so'],
    ['Ana Brandt', 'ana brandt and ANA BRANDT', 'P1 and P1'],
    ['Ana Brandt', 'Ana\nBrandt, Brandt, Ana', 'P1, [name], [name]'],
    ['Ana Brandt', "Ana's build, Anas Build", "[name]'s build, [name] Build"],
    [
      'Ana Brandt',
      '@abrandt and ana.brandt and AnaBrandt2 and brandt_a pushed',
      '@[name] and [name] and [name] and [name] pushed',
    ],
    ['Ana Brandt', 'ask A.B. or A. B. about it', 'ask [name] or [name] about it'],
    ['Ana Brandt', 'A. Brandt wrote', 'A. [name] wrote'],
    ['Ana Brandt', 'AB: yes, we wait each day.', '[name]: yes, we wait each day.'],
    ['Ana Brandt', 'We wait.\n**AB:** Always.\n- ab: Yes.', 'We wait.\n**[name]:** Always.\n- [name]: Yes.'],
    [
      'Ana Brandt',
      'Q: Do you? AB: Yes. [AB] Always. (ab) Never.',
      'Q: Do you? [name]: Yes. [[name]] Always. ([name]) Never.',
    ],
    ['Ana Maria Brandt', 'AMB: yes. AB: no.', '[name]: yes. [name]: no.'],
    ['Ana Brandt', 'and then AB: yes, we do', 'and then [name]: yes, we do'],
    ['Kai Zorn', 'KZ said so, and I told KZ that', '[name] said so, and I told [name] that'],
    ['Paul Rode', 'PR: yes. The PR waits.', '[name]: yes. The PR waits.'],
    ['José Niño', 'ask Jose or Jose\u0301 or NINO', 'ask [name] or [name] or [name]'],
    ['Jose Nino', 'ask José about it', 'ask [name] about it'],
    ['Jürgen Groß', 'Juergen, Jurgen, Jürgen and Gross', '[name], [name], [name] and [name]'],
    ['Juergen Mueller', 'Jürgen and Müller', '[name] and [name]'],
    ['Bo Li', 'ask Bo, Li said', 'ask [name], [name] said'],
    ['Ana-Maria Brandt-Koch', 'Ana, Anamaria, Ana-Maria and Koch', '[name], [name], [name] and [name]'],
    ["Siobhán O'Neill", 'Siobhan, O’Neill, ONeill', '[name], [name], [name]'],
    ['ana brandt', 'Ana said', '[name] said'],
    ['Ana (Payments)', 'Ana said, ana agreed', '[name] said, [name] agreed'],
    ['Dr. Ana Brandt', 'Frau Brandt said', 'Frau [name] said'],
    ['Ludwig van Beethoven', 'Beethoven said', '[name] said'],
    ['Katherine Jones', 'Kate and katie said', '[name] and [name] said'],
    ['山田太郎', '山田さんは', '[name]さんは'],
    ['山田 太郎', '太郎さんは', '[name]さんは'],
    ['Анна Иванова', 'Анна и иванова', '[name] и иванова'],
    ['محمد علي', 'قال محمد', 'قال [name]'],
  ])('%s: %s', (name, text, shown) => expect(withoutParticipants(text, [hidden(name)])).toBe(shown))

  it.each([
    ['Ana Brandt', 'Banana and analysis, a.b and AB tests, brand and Brandon'],
    ['Ana Brandt', 'A/B tests, ab 5 Uhr, LAB: closed, ABC: no, see ab://host and the AB test'],
    ['Carla Iversen', 'the CI is red, CI waits'],
    ['Robin Lane', 'Each team has a deploy lane; robin hood'],
    ['Will Smith', 'Will it build? The blacksmith may.'],
    ['Ben East', 'a beast in the far east'],
    ['Platform Team', 'the platform team waits; Platform is slow'],
    ['Speaker 2', 'the speaker said 2 things'],
    ['Jose van der Berg', 'van and der and den'],
    ['Theodora May', 'There may be more'],
  ])('leaves other words of: %s: %s', (name, text) => expect(withoutParticipants(text, [hidden(name)])).toBe(text))

  it('is told from one of the same name who agreed', () => {
    const both = [hidden('Ana Brandt'), hidden('Ana Koch', { named: true, pseudonym: 'P2' })]
    expect(withoutParticipants('Ana Koch and Ana and Brandt', both)).toBe('Ana Koch and Ana and [name]')
  })
  it('is not slow to look for in a long text', () => {
    const text = 'We wait for ana in the a.b. queue and jose_nino is away. '
    const cost = (times: number) =>
      costOf(() => withoutParticipants(text.repeat(times), [hidden('José van Niño-Brandt')]))
    expect(cost(2000)).toBeLessThan(20 * Math.max(cost(250), 5))
  })
})
