import { shortened } from '@/lib/core/text/excerpt'
import type { Question } from '../schema'
import { DEFINING } from '../types/rules-defining'

/** A slider as another tool describes it. */
export interface ForeignSlider {
  min: number
  max: number
  step: number
  low?: string | undefined
  high?: string | undefined
}

type Slid = Pick<Question, 'type' | 'min' | 'max' | 'step' | 'minLabel' | 'maxLabel'>

/**
 * A slider with the ends, step and words of a file. One that the hub has none of (its step does not lead from one end to the other, or it
 * has more points than a hand can tell apart) is a number between the same ends, and `lost` says so.
 */
export function sliderOf({ min, max, step, low, high }: ForeignSlider): { body: Slid; lost: string[] } {
  const words = { ...(low && { minLabel: shortened(low, 200) }), ...(high && { maxLabel: shortened(high, 200) }) }
  const body: Slid = { type: 'slider', min, max, step, ...words }
  const right = Number.isFinite(min) && Number.isFinite(max) && step > 0
  if (right && DEFINING.slider.faults!({ key: 'q', label: 'Q', ...body }).length === 0) return { body, lost: [] }
  return {
    body: { type: 'number', min, max },
    lost: [`it is a slider from ${min} to ${max} in steps of ${step}, and a number here`],
  }
}

/** What a slider of so many digits after the point moves by. */
export const stepOfDecimals = (decimals: number): number => Number((10 ** -decimals).toFixed(decimals))

/** A time of day as files write it ("8:00", "08:00:00"), in the hub's form; undefined where it is none. */
export function timeOfDay(text: unknown): string | undefined {
  const match = typeof text === 'string' ? /^(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?$/.exec(text.trim()) : null
  if (!match || Number(match[1]) > 23 || Number(match[2]) > 59) return undefined
  return `${match[1]!.padStart(2, '0')}:${match[2]}`
}
