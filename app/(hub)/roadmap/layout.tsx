import type { ReactNode } from 'react'

/** A page of the roadmap, and the panel that may lie over it. */
export default function RoadmapLayout({ children, sheet }: { children: ReactNode; sheet: ReactNode }) {
  return (
    <>
      {children}
      {sheet}
    </>
  )
}
