import type { Stage, UseState } from './schema-capabilities'

export const STAGE_LABELS: Record<Stage, string> = {
  discovery: 'Discovery',
  launch: 'Launch',
  enhancement: 'Enhancement',
  maturation: 'Maturation',
  retirement: 'Retirement',
}
export const STAGE_TONES: Record<Stage, 'good' | 'warn' | 'bad' | 'done' | 'neutral'> = {
  discovery: 'neutral',
  launch: 'neutral',
  enhancement: 'good',
  maturation: 'good',
  retirement: 'warn',
}
export const USE_LABELS: Record<UseState, string> = {
  aware: 'Knows of it',
  tried: 'Tried it',
  weekly: 'Uses it every week',
  recommends: 'Recommends it',
  left: 'Left it',
}
