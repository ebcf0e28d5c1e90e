import { cn } from '@/lib/core/cn'

export type Rung = 'low' | 'medium' | 'high'

export const rungs = {
  low: { letter: 'L', name: 'low touch', methods: 'surveys', color: 'text-depth-1' },
  medium: { letter: 'M', name: 'medium touch', methods: 'RFCs and interviews', color: 'text-depth-2' },
  high: { letter: 'H', name: 'high touch', methods: 'embeds', color: 'text-depth-3' },
} as const satisfies Record<Rung, { letter: string; name: string; methods: string; color: string }>

/** The shape of a rung: empty, half and full, like a sounding lead going down. Inherits its colour. */
export function DepthShape({ rung, className }: { rung: Rung; className?: string }) {
  return (
    <svg viewBox="0 0 12 12" aria-hidden className={cn('size-3 shrink-0', className)}>
      <circle
        cx="6"
        cy="6"
        r="4.75"
        fill={rung === 'high' ? 'currentColor' : 'none'}
        stroke="currentColor"
        strokeWidth="1.5"
      />
      {rung === 'medium' && <path d="M1.25 6a4.75 4.75 0 0 0 9.5 0z" fill="currentColor" />}
    </svg>
  )
}

/**
 * How deep something was heard: shape, letter and depth colour together, with the words on hover and as the name of the picture.
 * The shape is drawn by the style sheet (`.rung`): lists have hundreds of these.
 */
export function Depth({ rung, count, className }: { rung: Rung; count?: number; className?: string }) {
  const { letter, name, methods } = rungs[rung]
  const words = `${count === undefined ? '' : `${count} `}${name} (${methods})`
  return (
    <span role="img" title={words} className={cn('rung', `rung-${rung}`, className)}>
      {count === undefined ? letter : `${letter} ${count}`}
    </span>
  )
}
