import { type Cadence } from './schema-cadence'

/** How often, in words. */
export const CADENCE_LABELS: Record<Cadence, string> = {
  once: 'once',
  weekly: 'every week',
  fortnightly: 'every two weeks',
  monthly: 'every month',
  quarterly: 'every three months',
  'half-yearly': 'every six months',
  yearly: 'every year',
}
