import { MAX_IMPACT } from './schema'

/** The four inputs of a RICE score. */
export interface RiceInputs {
  reach: number
  impact: number
  confidence: number
  effort: number
}

export type RiceInput = keyof RiceInputs
const INPUTS: readonly RiceInput[] = ['reach', 'impact', 'confidence', 'effort']

/** One input's value at which two items would change places, everything else staying as it is. */
export interface Flip {
  input: RiceInput
  from: number
  to: number
  /** How large a change that is: the greater of to/from and from/to. */
  factor: number
}

export const riceOf = ({ reach, impact, confidence, effort }: RiceInputs): number =>
  (reach * impact * confidence) / effort

/**
 * What would make this item score as much as a neighbour: RICE solved for each input in turn.
 * An input that cannot do it alone (a confidence above 1, an impact above the scale) is left out.
 * @returns nothing where no change of one input can: against a neighbour of zero, say
 */
export function flipsAgainst(item: RiceInputs, neighbour: number): Flip[] {
  const score = riceOf(item)
  if (neighbour <= 0) return []
  if (score <= 0) return fromNothing(item, neighbour)
  const factor = neighbour / score
  const highest: RiceInputs = {
    reach: Infinity,
    impact: Math.max(MAX_IMPACT, item.impact),
    confidence: 1,
    effort: Infinity,
  }
  return INPUTS.map((input): Flip => {
    const to = input === 'effort' ? item.effort / factor : item[input] * factor
    return { input, from: item[input], to, factor: Math.max(factor, 1 / factor) }
  }).filter((flip) => flip.to <= highest[flip.input])
}

/** An item that scores zero has no reach: only people can lift it. */
function fromNothing(item: RiceInputs, neighbour: number): Flip[] {
  const perPerson = (item.impact * item.confidence) / item.effort
  if (perPerson <= 0) return []
  return [{ input: 'reach', from: item.reach, to: neighbour / perPerson, factor: Infinity }]
}
